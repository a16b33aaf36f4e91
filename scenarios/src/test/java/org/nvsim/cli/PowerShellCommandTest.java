package org.nvsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PowerShellCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir Path folder;

    @Test
    void a_script_says_its_output_and_what_it_changed() throws IOException {
        Path script = folder.resolve("move.ps1");
        Files.writeString(
                script,
                "'before'\nSet-NetVirtualizationLookupRecord -CustomerAddress 10.0.0.7"
                        + " -VirtualSubnetID 5001 -ProviderAddress 192.168.4.11\n");

        assertThat(nvsim("powershell", "first-look", script.toString(), "--on", "hv1")).isZero();

        assertThat(out.toString()).startsWith("before\n").contains("line 2, hv1: ", "10.0.0.7");
    }

    @Test
    void what_a_scenarios_own_scripts_changed_is_listed() {
        assertThat(nvsim("powershell", "forgotten-host")).isZero();

        assertThat(out.toString().lines())
                .anyMatch(line -> line.startsWith("hv1-policy.ps1: line 11, hv1: "))
                .noneMatch(line -> line.contains("hv2") && line.contains("10.0.0.9"));
    }

    @Test
    void the_script_that_a_scenario_stands_for_runs_on_hosts_without_policy() throws IOException {
        assertThat(nvsim("powershell", "first-look", "--export")).isZero();
        Path script = folder.resolve("policy.ps1");
        Files.writeString(script, out.toString());
        out.getBuffer().setLength(0);

        assertThat(
                        nvsim(
                                "powershell",
                                "first-look",
                                script.toString(),
                                "--set",
                                "policy={ management: local }"))
                .isZero();

        assertThat(out.toString()).contains("new VSID 5001 10.0.0.7");
    }

    @Test
    void an_error_in_the_script_has_its_place_and_the_status_of_wrong_input() throws IOException {
        Path script = folder.resolve("bad.ps1");
        Files.writeString(script, "'fine'\nNew-NetVirtualizationProviderAdress\n");

        assertThat(nvsim("powershell", "first-look", script.toString())).isEqualTo(2);

        assertThat(err.toString())
                .contains("bad.ps1:2:1: ", "New-NetVirtualizationProviderAddress");
    }

    @Test
    void a_script_cannot_command_the_terminal() throws IOException {
        Path script = folder.resolve("bell.ps1");
        Files.writeString(script, "\"ring\u0007 red\u001B[31m tab`tend\"\n");

        assertThat(nvsim("powershell", "first-look", script.toString())).isZero();

        assertThat(out.toString()).contains("ring\uFFFD red\uFFFD[31m tab\tend");
    }

    @Test
    void a_script_in_the_place_of_the_scenario_is_explained() {
        assertThat(nvsim("powershell", "policy.ps1")).isEqualTo(2);
        assertThat(err.toString()).contains("The scenario comes first");
    }

    private int nvsim(String... args) {
        return Main.execute(new PrintWriter(out), new PrintWriter(err), args);
    }
}
