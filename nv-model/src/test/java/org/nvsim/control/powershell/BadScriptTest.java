package org.nvsim.control.powershell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nvsim.control.powershell.syntax.ScriptException;
import org.nvsim.control.powershell.syntax.ScriptProblem;

/** Every script of {@code bad/} with the problems that {@code bad-scripts.txt} says it has. */
class BadScriptTest {
    static List<String> names() {
        return expectations().stream()
                .map(each -> each.substring(0, each.indexOf('\n')))
                .collect(Collectors.toList());
    }

    private static List<String> expectations() {
        return List.of(Resources.text("bad-scripts.txt").split("(?m)^== ")).stream()
                .skip(1)
                .collect(Collectors.toList());
    }

    private static String problems(String name, Lab lab) {
        try {
            ScriptOutcome outcome =
                    PolicyScript.parse(name, Resources.text("bad/" + name)).run(lab, "hv1", lab);
            return outcome.problem().map(ScriptProblem::toString).orElse("no problem");
        } catch (ScriptException e) {
            return e.getMessage();
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void a_bad_script_is_told_what_is_wrong_and_where(String name) {
        String expected =
                expectations().stream()
                        .filter(each -> each.startsWith(name + "\n"))
                        .findFirst()
                        .orElseThrow();
        assertThat(name + "\n" + problems(name, Lab.demo()) + "\n").isEqualTo(expected);
    }

    @Test
    void the_error_that_stops_a_script_comes_with_what_was_done_before() {
        ScriptOutcome outcome =
                Lab.demo()
                        .run(
                                "hv1",
                                "Set-VMNetworkAdapter -VMName Blue1 -VirtualSubnetId 5001\n"
                                        + "Set-VMNetworkAdapter -VMName Blue9 -VirtualSubnetId 5001\n");
        assertThat(outcome.report())
                .isEqualTo(
                        "lab.ps1:2:1: Set-VMNetworkAdapter: no VM is called 'Blue9' on hv1\n"
                                + "Set-VMNetworkAdapter -VMName Blue9 -VirtualSubnetId 5001\n"
                                + "^\n"
                                + "changes made before it: 1\n"
                                + "  line 1, hv1: Blue1 060600000005 in VSID 5001");
    }

    @Test
    void an_error_can_be_passed_over_silently_or_with_a_word() {
        Lab lab = Lab.demo();
        ScriptOutcome outcome =
                lab.run(
                        "hv1",
                        "Get-VM Nobody -ErrorAction SilentlyContinue\n"
                                + "Get-VM Nobody -EA Continue\n"
                                + "$ErrorActionPreference = 'SilentlyContinue'\n"
                                + "Get-VM Nobody\n"
                                + "Write-Host 'still here'\n"
                                + "Get-VM Nobody -ErrorAction Stop\n"
                                + "Write-Host 'never'\n");
        assertThat(outcome.problem().orElseThrow().line()).isEqualTo(6);
        assertThat(lab.output).containsExactly("still here");
        assertThat(lab.passedOver).containsExactly("Get-VM: no VM is called 'Nobody' on hv1");
    }
}
