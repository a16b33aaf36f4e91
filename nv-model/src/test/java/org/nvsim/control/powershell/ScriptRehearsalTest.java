package org.nvsim.control.powershell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.nvsim.control.powershell.syntax.ScriptException;

class ScriptRehearsalTest {
    private static ScriptRehearsal.Result rehearse(Lab lab, String text) throws ScriptException {
        return ScriptRehearsal.of(PolicyScript.parse("lab.ps1", text), lab, "hv1", lab);
    }

    @Test
    void changes_come_at_the_times_that_sleeps_give_and_none_before() throws ScriptException {
        Lab lab = Lab.demo();
        String before = lab.state("hv1");
        ScriptRehearsal.Result result =
                rehearse(
                        lab,
                        """
                        Set-VMNetworkAdapter Blue1 -VirtualSubnetId 5001
                        Start-Sleep 2
                        (Get-VMNetworkAdapter Blue1).VirtualSubnetId
                        Set-VMNetworkAdapter Blue2 -ComputerName hv2 -VirtualSubnetId 5001
                        Start-Sleep -Milliseconds 5
                        Set-NetVirtualizationGlobal -UseExternalRouter $true
                        """);
        assertThat(lab.output).containsExactly("5001");
        assertThat(lab.state("hv1")).isEqualTo(before);
        assertThat(
                        result.changes().stream()
                                .map(each -> each.afterMilliseconds() + " " + each.host())
                                .collect(Collectors.toList()))
                .containsExactly("0 hv1", "2000 hv2", "2005 hv1");
    }

    @Test
    void the_changes_of_a_rehearsal_give_what_the_script_itself_gives() throws ScriptException {
        String script = Resources.text("two-hosts.ps1");
        Lab ran = Lab.demo();
        ran.run("hv1", script);
        Lab rehearsed = Lab.demo();
        for (TimedChange change : rehearse(rehearsed, script).changes()) {
            HostAdministration host = rehearsed.host(change.host()).orElseThrow();
            assertThat(change.change().apply(host)).isEmpty();
        }
        assertThat(rehearsed.state("hv1")).isEqualTo(ran.state("hv1"));
        assertThat(rehearsed.state("hv2")).isEqualTo(ran.state("hv2"));
    }
}
