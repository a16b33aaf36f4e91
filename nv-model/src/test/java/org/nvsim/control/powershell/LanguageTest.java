package org.nvsim.control.powershell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LanguageTest {
    private static String shown(String script) {
        Lab lab = Lab.demo();
        ScriptOutcome outcome = lab.run("hv1", script);
        assertThat(outcome.report()).isEmpty();
        return String.join("|", lab.output);
    }

    static List<String> expressions() {
        return Resources.rows("expressions.txt");
    }

    static List<String> statements() {
        return Resources.rows("statements.txt");
    }

    @ParameterizedTest
    @MethodSource("expressions")
    void an_expression_has_the_value_that_PowerShell_gives_it(String row) {
        int split = row.lastIndexOf(" ~ ");
        assertThat(shown(row.substring(0, split))).isEqualTo(row.substring(split + 3));
    }

    @ParameterizedTest
    @MethodSource("statements")
    void statements_do_what_PowerShell_does(String row) {
        int split = row.lastIndexOf(" ~ ");
        assertThat(shown(row.substring(0, split))).isEqualTo(row.substring(split + 3));
    }

    @Test
    void lines_continue_after_a_backtick_a_pipe_an_operator_and_inside_brackets() {
        assertThat(
                        shown(
                                """
                                Write-Host `
                                    "one"
                                1..3 |
                                    ForEach-Object { $_ } |
                                    Select-Object -First 1
                                $sum = 1 +
                                    2
                                $list = @(
                                    'a'
                                    'b', 'c'
                                )
                                $hash = @{
                                    First  = 1   # a comment
                                    Second = 2; Third = 3
                                }
                                if ($sum -eq 3 -and
                                    $list.Count -eq 3)
                                {
                                    "ok $($hash.Third)"
                                }
                                else
                                {
                                    'no'
                                }
                                """))
                .isEqualTo("one|1|ok 3");
    }

    @Test
    void here_strings_keep_their_lines() {
        assertThat(shown("$x = 4\n$t = @\"\nline \"1\" $x\nend\n\"@\n$t\n$r = @'\n$x\n'@\n$r"))
                .isEqualTo("line \"1\" 4\nend|$x");
    }

    @Test
    void a_remote_block_sees_its_arguments_and_using_but_no_variable_of_the_caller() {
        assertThat(
                        shown(
                                """
                                $a = 1; $b = 2
                                Invoke-Command -ComputerName hv2 -ArgumentList 7 -ScriptBlock {
                                    param($x)
                                    "$x,$a,$using:b," + (Get-VM).Name[0]
                                }
                                """))
                .isEqualTo("7,,2,Blue2");
    }

    @Test
    void sleeping_is_reported_and_waits_for_nothing() {
        Lab lab = Lab.demo();
        lab.run("hv1", "Start-Sleep 2; Start-Sleep -Milliseconds 250; Start-Sleep -s 0.5");
        assertThat(lab.sleeps).isEqualTo(List.of(2000L, 250L, 500L));
    }

    @Test
    void strict_mode_refuses_a_variable_that_was_never_assigned() {
        Lab lab = Lab.demo();
        ScriptOutcome outcome = lab.run("hv1", "Set-StrictMode -Version Latest\n\"$typo\"");
        assertThat(outcome.problem().orElseThrow().message())
                .isEqualTo("nothing was ever assigned to $typo");
    }
}
