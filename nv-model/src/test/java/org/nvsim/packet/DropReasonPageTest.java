package org.nvsim.packet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page of drop reasons is made from the reasons themselves. */
class DropReasonPageTest {
    private static final Path PAGE =
            Path.of(System.getProperty("basedir", "."), "..", "docs", "drop-reasons.md");

    @Test
    void every_reason_says_what_happened_and_what_is_behind_it() throws IOException {
        if (Boolean.getBoolean("nvsim.write-drop-reasons")) {
            Files.writeString(PAGE, page());
        }

        assertThat(Files.readString(PAGE))
                .as("made again by this test with -Dnvsim.write-drop-reasons=true")
                .isEqualTo(page());
    }

    private static String page() {
        StringBuilder page = new StringBuilder();
        page.append("# Why frames are dropped\n\n");
        page.append("Every frame that goes no further has one of these reasons, in results, ");
        page.append("captures, `explain` and the desktop app. `nvsim explain` shows the rule, ");
        page.append(
                "record or table that decided. The page is made from the reasons' own texts.\n");
        section(page, DropReason.Group.POLICY, "A rule, record or route of policy decided");
        section(page, DropReason.Group.NETWORK, "The network could not carry it");
        section(page, DropReason.Group.GUEST, "The machine at the end had no use for it");
        section(page, DropReason.Group.MALFORMED, "The bytes break the rules of their format");
        return page.toString();
    }

    private static void section(StringBuilder page, DropReason.Group group, String title) {
        page.append("\n## ").append(title).append("\n\n");
        page.append("| reason | what happened | usual cause |\n|---|---|---|\n");
        for (DropReason reason : DropReason.values()) {
            if (reason.group() == group) {
                page.append("| `").append(reason.word()).append("` | ");
                page.append(reason.doc()).append(" | ");
                page.append(reason.usualCause()).append(" |\n");
            }
        }
    }
}
