package org.nvsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Loss that belongs to the beginning of a run is told as that. */
class EarlyLossTest {
    private static final String NOTE = "of that loss is of the first 10 ms";

    @TempDir private Path folder;

    private String output(String command, String traffic) throws Exception {
        Path file =
                Files.writeString(
                        folder.resolve("early.yaml"),
                        """
                        nvsim: 1
                        duration: 100ms
                        network:
                          defaults: { rate: 100Mbps, buffer: 10kB }
                          star: { hosts: 2 }
                          nic: { backpressure: false }
                        tenants: { generate: { tenants: 1, vms: 2 } }
                        traffic: [ %s ]
                        compare: { with: { seed: 1 }, without: { seed: 2 } }
                        """
                                .formatted(traffic));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status =
                Main.execute(
                        new PrintWriter(out, true),
                        new PrintWriter(err, true),
                        command,
                        file.toString());
        assertThat(status).as(err.toString()).isZero();
        return out.toString().replaceAll("\\s+", " ");
    }

    private static String udp(String name, String options) {
        return "{ udp: { name: "
                + name
                + ", from: t1-vm1, to: t1-vm2, size: 1000B, "
                + options
                + " } }";
    }

    private static final String STEADY = udp("steady", "rate: 40Mbps");

    @Test
    void a_burst_at_the_start_is_told_by_run_and_compare() throws Exception {
        String traffic =
                "{ udp: { name: burst, from: t1-vm2, to: 10.9.9.9, size: 100B, rate: 8Mbps, stop:"
                        + " 5ms } }, "
                        + STEADY;

        assertThat(output("run", traffic)).contains("100 % " + NOTE);
        assertThat(output("compare", traffic)).contains("100 % " + NOTE);
    }

    @Test
    void steady_loss_and_loss_later_are_not() throws Exception {
        assertThat(output("run", udp("all", "rate: 200Mbps")))
                .contains("loses")
                .doesNotContain(NOTE);
        assertThat(
                        output(
                                "run",
                                "{ udp: { name: late, from: t1-vm2, to: 10.9.9.9, size: 100B, rate:"
                                        + " 8Mbps, start: 50ms, stop: 55ms } }, "
                                        + STEADY))
                .contains("loses")
                .doesNotContain(NOTE);
    }

    @Test
    void the_loss_of_flows_that_are_over_by_then_is_simply_their_loss() throws Exception {
        assertThat(output("run", udp("all", "rate: 200Mbps, stop: 5ms")))
                .contains("loses")
                .doesNotContain(NOTE);
    }
}
