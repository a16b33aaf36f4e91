package org.nvsim.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report in a real browser that can reach nothing but the file. */
class ReportInBrowserTest {
    private static final Path BROWSER = Path.of("/usr/bin/chromium");

    @TempDir Path folder;

    @BeforeEach
    void needs_a_browser() {
        assumeTrue(Files.isExecutable(BROWSER), "skipped: no " + BROWSER + " on this machine");
    }

    @Test
    void charts_take_the_place_of_drawings_at_every_width() throws Exception {
        Path page = report();
        for (int width : new int[] {400, 1280}) {
            String shown = browse(page, width);
            assertThat(shown).contains("<canvas").contains("class=\"drawn\" hidden=\"\"");
            assertThat(shown).as("at %d", width).contains("data-overflow=\"0\"");
        }
    }

    @Test
    void the_picture_of_a_network_is_whole_at_every_width() throws Exception {
        String wide = "{ leaf-spine: { leaves: 8, spines: 4, hosts-per-leaf: 20 } }";
        Path page =
                report(
                        "--set",
                        "network=" + wide,
                        "--set",
                        "timeline=[]",
                        "--set",
                        "expect=[]",
                        "--set",
                        "virtualization={ mechanism: nvgre }");
        for (int width : new int[] {400, 1280}) {
            assertThat(browse(page, width)).as("at %d", width).contains("data-network=\"whole\"");
        }
    }

    @Test
    void a_hostile_title_runs_no_script() throws Exception {
        String title = "title='</title><script>document.documentElement.id = \"owned\"</script>'";
        assertThat(browse(report("--set", title), 1280))
                .contains("<canvas")
                .doesNotContain("id=\"owned\"");
    }

    /** The report, and a script beside it that measures what sticks out sideways. */
    private Path report(String... more) throws Exception {
        List<String> args = new ArrayList<>();
        args.addAll(List.of("compare", "gre-blocked", "-q", "--report", "--out"));
        args.add(folder.toString());
        args.addAll(List.of(more));
        StringWriter err = new StringWriter();
        int status =
                Main.execute(
                        new PrintWriter(new StringWriter()),
                        new PrintWriter(err),
                        args.toArray(new String[0]));
        assertThat(status).as(err.toString()).isEqualTo(Status.OK);
        Path page = folder.resolve("gre-blocked-compare.html");
        String measure =
                "<script>addEventListener('load', () => { const e = document.documentElement;"
                        + " e.dataset.overflow = Math.max(0, e.scrollWidth - e.clientWidth);"
                        + " const n = document.querySelector('.network');"
                        + " const inside = [n].concat([...n.querySelectorAll('svg *')]).every("
                        + "x => x.getBoundingClientRect().right <= e.clientWidth);"
                        + " e.dataset.network = inside && n.scrollWidth <= n.clientWidth"
                        + " ? 'whole' : 'cut';"
                        + "})</script></body>";
        String text = Files.readString(page, StandardCharsets.UTF_8);
        Files.writeString(page, text.replace("</body>", measure), StandardCharsets.UTF_8);
        return page;
    }

    private String browse(Path page, int width) throws Exception {
        Path out = folder.resolve("dom-" + width + ".html");
        Process browser =
                new ProcessBuilder(
                                BROWSER.toString(),
                                "--headless",
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync",
                                "--host-resolver-rules=MAP * ~NOTFOUND",
                                "--user-data-dir=" + folder.resolve("browser-" + width),
                                "--window-size=" + width + ",900",
                                "--virtual-time-budget=2000",
                                "--dump-dom",
                                page.toUri().toString())
                        .redirectOutput(out.toFile())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        boolean ended = browser.waitFor(60, TimeUnit.SECONDS);
        browser.destroyForcibly();
        assertThat(ended).as("the browser ends").isTrue();
        return Files.readString(out, StandardCharsets.UTF_8);
    }
}
