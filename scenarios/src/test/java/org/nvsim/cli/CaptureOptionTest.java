package org.nvsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaptureOptionTest {
    private static final List<String> SHORT =
            List.of("--quiet", "--set", "duration=150ms", "--set", "timeline=[]");

    @TempDir private Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @AfterAll
    static void let_the_process_end() {
        Interruption.outputComplete();
    }

    private int nvsim(String... args) {
        String[] all =
                Stream.concat(
                                Stream.of(args),
                                Stream.concat(
                                        SHORT.stream(), Stream.of("--out", folder.toString())))
                        .toArray(String[]::new);
        return Main.execute(new PrintWriter(out, true), new PrintWriter(err, true), all);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void captures_chosen_nodes_beside_the_results() throws IOException {
        nvsim("run", "gre-blocked", "--pcap=fw,blue1");
        assertThat(err.toString()).isEmpty();
        assertThat(files()).containsExactly("gre-blocked.pcapng", "result.json", "result.txt");
        byte[] capture = Files.readAllBytes(folder.resolve("gre-blocked.pcapng"));
        assertThat(new String(capture, StandardCharsets.ISO_8859_1))
                .contains("fw:0", "blue1", "dropped: firewall-denied; firewall rule: default")
                .doesNotContain("hv1:0");
    }

    @Test
    void without_names_it_takes_every_node_and_not_the_file_for_one() throws IOException {
        nvsim("compare", "--pcap", "gre-blocked");
        assertThat(err.toString()).isEmpty();
        assertThat(files()).contains("gre-blocked-nvgre.pcapng", "gre-blocked-ip-rewrite.pcapng");
        byte[] capture = Files.readAllBytes(folder.resolve("gre-blocked-nvgre.pcapng"));
        assertThat(new String(capture, StandardCharsets.ISO_8859_1)).contains("hv1:0", "tor:0");
    }

    @Test
    void says_when_a_file_is_full_and_why_several_places_look_like_retransmissions()
            throws IOException {
        Main.execute(
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                "run",
                "gre-blocked",
                "--pcap=hv1,fw",
                "--pcap-limit=100kB",
                "--snap-length=64B",
                "--out=" + folder);
        assertThat(err.toString())
                .contains("gre-blocked.pcapng ends after ")
                .contains(" of the run, at 100kB (--pcap-limit)")
                .contains("takes for retransmissions")
                .contains("frame.interface_name == \"hv1:0\"");
        assertThat(Files.size(folder.resolve("gre-blocked.pcapng"))).isBetween(100_000L, 100_500L);
    }

    @Test
    void sizes_are_checked_and_need_a_capture() throws IOException {
        assertThat(nvsim("run", "gre-blocked", "--pcap", "--pcap-limit=10")).isEqualTo(2);
        assertThat(err.toString()).contains("--pcap-limit: '10' has no unit");
        assertThat(nvsim("run", "gre-blocked", "--snap-length=64B")).isEqualTo(2);
        assertThat(err.toString()).contains("--snap-length has no effect without --pcap");
        assertThat(files()).isEmpty();
    }

    @Test
    void an_unknown_node_is_wrong_usage_and_leaves_no_file() throws IOException {
        assertThat(nvsim("run", "gre-blocked", "--pcap=blue9")).isEqualTo(2);
        assertThat(err.toString()).contains("no node or VM named 'blue9'; did you mean 'blue1'?");
        assertThat(files()).isEmpty();
    }
}
