package org.nvsim.control.powershell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nvsim.control.powershell.syntax.ScriptException;

/**
 * Scripts that nest, repeat or grow without end: each is told its bound, with a place. None comes
 * near the end of the stack or takes hundreds of megabytes, as they did before there were bounds.
 */
class HostileScriptTest {
    private static final String DEEP = "nested deeper than";
    private static final String LARGE = "a value grew beyond 1 Mi";

    static List<Arguments> scripts() {
        String text = "$t = 'x' * 1048576\n";
        return List.of(
                // expressions inside each other, read or run
                arguments("1" + "+1".repeat(20_000), DEEP),
                arguments("$a" + ".b".repeat(20_000), DEEP),
                arguments("$a = 1..3\n$a" + "[0]".repeat(20_000), DEEP),
                arguments("'a'" + ".ToLower()".repeat(20_000), DEEP),
                arguments("(".repeat(20_000), DEEP),
                arguments("@(".repeat(20_000), DEEP),
                arguments("@{a=".repeat(20_000), DEEP),
                arguments("$(".repeat(20_000), DEEP),
                arguments("-not ".repeat(20_000) + "1", DEEP),
                arguments(",".repeat(20_000) + "1", DEEP),
                arguments("[int]".repeat(20_000) + "1", DEEP),
                arguments("\"$(".repeat(20_000), DEEP),
                arguments("if (1) {".repeat(20_000), DEEP),
                arguments("{".repeat(20_000), DEEP),
                arguments("function f { f }\nf", DEEP),
                arguments("function f { " + "(".repeat(20) + "f" + ")".repeat(20) + " }\nf", DEEP),
                arguments("$f = { & $f }\n& $f", DEEP),
                // values inside each other
                arguments("$a = 1\n1..20000 | ForEach-Object { $a = ,$a }\n\"$a\"", DEEP),
                arguments("$a = 1..2\n$a[0] = $a\n$a -join ','", DEEP),
                arguments("$a = 1..2\n$a[0] = $a\nif ($a -replace 'x', 'y') { 1 }", DEEP),
                arguments("$a = 1..2\n$a[0] = $a\n$a.Name", DEEP),
                arguments("$a = ,1\n$a[0] = $a\nif ($a) { 1 }", DEEP),
                arguments("$a = 'a'\n1..60 | ForEach-Object { $a = @(,$a) + ,$a }\n\"$a\"", LARGE),
                // values that grow
                arguments(text + "(1..1000 | ForEach-Object { $t }) -join ''", LARGE),
                arguments(text + "$t -replace 'x', 'yy'", LARGE),
                arguments("$t = 'x' * 9999\n$t -replace 'x', $t", LARGE),
                arguments("$t = 'x' * 9999\n$t.Replace('x', $t)", LARGE),
                arguments("$t = 'x' * 99999\n('{0}' * 99999) -f $t", LARGE),
                arguments("$a = 1..1000000\nwhile (1) { $a = $a + $a }", LARGE),
                arguments("$r = while (1) { 1..1000000 }", LARGE),
                arguments(
                        "$k = @{}\n$i = 0\nwhile (1) { $i++; $k[$i] = 1..1000000 }", "20 million"),
                arguments(
                        text + "$k = @{}\n$i = 0\nwhile (1) { $i++; $k[$i] = $t + '' }",
                        "20 million"),
                arguments("$t = 'x' * 999999\nwhile (1) { Write-Host $t }", "wrote more than 4 Mi"),
                arguments("while (1) { 'x' }", "wrote more than 4 Mi"),
                arguments("$a = 1..1000000\nwhile (1) { $b = $a -contains -1 }", "20 million"),
                arguments("while (1) { }", "20 million"),
                // patterns
                arguments("'a' -match ('(' * 9000 + ')' * 900)", "groups of a pattern"),
                arguments("'a' -match ('(' * 200000)", "a pattern may have"),
                arguments("('a' * 1000000) -match '(a|b)*c'", "nested too deeply"),
                arguments(
                        "('a' * 50) -match '(a*)(a*)(a*)(a*)(a*)(a*)b'",
                        "takes too long on this text"));
    }

    @ParameterizedTest
    @MethodSource("scripts")
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void a_script_without_bounds_is_told_the_bound_and_where_it_met_it(String script, String said)
            throws InterruptedException {
        String[] found = new String[1];
        Thread small = new Thread(null, () -> found[0] = problem(script), "small", 512 << 10);
        small.start();
        small.join();
        assertThat(found[0]).contains(said).containsPattern("\\A?x.ps1:[0-9]+:[0-9]+: ");
    }

    private static String problem(String script) {
        Lab lab = Lab.demo();
        try {
            return PolicyScript.parse("x.ps1", script)
                    .run(lab, "hv1", lab)
                    .problem()
                    .map(Object::toString)
                    .orElse("none");
        } catch (ScriptException e) {
            return e.getMessage();
        } catch (StackOverflowError | OutOfMemoryError e) {
            return e.toString();
        }
    }
}
