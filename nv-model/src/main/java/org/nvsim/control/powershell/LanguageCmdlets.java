package org.nvsim.control.powershell;

import java.util.ArrayList;
import java.util.List;
import org.nvsim.control.powershell.runtime.BlockValue;
import org.nvsim.control.powershell.runtime.Cmdlet;
import org.nvsim.control.powershell.runtime.Invocation;
import org.nvsim.control.powershell.runtime.Signature;
import org.nvsim.control.powershell.runtime.ValueType;
import org.nvsim.control.powershell.runtime.Values;

/** The commands that have nothing to do with networks: output, waiting, and the like. */
final class LanguageCmdlets {
    private LanguageCmdlets() {}

    static List<Cmdlet> all() {
        List<Cmdlet> all = new ArrayList<>(SelectionCmdlets.all());
        all.addAll(output());
        all.add(
                SimpleCmdlet.of(
                        Signature.of("ForEach-Object").positional("Process", ValueType.ANY, true),
                        LanguageCmdlets::forEach,
                        "foreach",
                        "%"));
        all.add(sleep());
        all.add(importModule());
        all.add(strictMode());
        for (String format : List.of("Format-Table", "Format-List")) {
            all.add(
                    SimpleCmdlet.of(
                            Signature.of(format)
                                    .positional("Property", ValueType.ANY, false)
                                    .switches("AutoSize", "Wrap"),
                            LanguageCmdlets::pass,
                            format.equals("Format-Table") ? "ft" : "fl"));
        }
        return all;
    }

    private static List<Cmdlet> output() {
        List<Cmdlet> all = new ArrayList<>();
        all.add(SimpleCmdlet.of(Signature.of("Out-Null"), call -> {}));
        all.add(
                SimpleCmdlet.of(
                        Signature.of("Write-Host")
                                .positional("Object", ValueType.ANY, false)
                                .optional("ForegroundColor", ValueType.TEXT)
                                .optional("BackgroundColor", ValueType.TEXT)
                                .switches("NoNewline"),
                        call -> call.sink().wrote(call.text("Object"))));
        all.add(
                SimpleCmdlet.of(
                        message("Write-Output", "InputObject", ValueType.ANY),
                        LanguageCmdlets::writeOutput,
                        "echo",
                        "write"));
        for (String stream : List.of("Write-Verbose", "Write-Debug")) {
            all.add(SimpleCmdlet.of(message(stream, "Message", ValueType.TEXT), call -> {}));
        }
        all.add(
                SimpleCmdlet.of(
                        message("Write-Warning", "Message", ValueType.TEXT),
                        call -> call.sink().wrote("WARNING: " + call.text("Message"))));
        all.add(
                SimpleCmdlet.of(
                        message("Write-Error", "Message", ValueType.TEXT),
                        call -> {
                            throw call.failure(call.text("Message"));
                        }));
        return all;
    }

    private static Signature message(String command, String parameter, ValueType type) {
        return Signature.of(command).positional(parameter, type, false);
    }

    private static void writeOutput(Invocation call) {
        if (call.has("InputObject")) {
            call.write(call.get("InputObject"));
        }
        pass(call);
    }

    private static void pass(Invocation call) {
        if (call.input() != null) {
            call.input().forEach(call::write);
        }
    }

    private static void forEach(Invocation call) {
        Object process = call.get("Process");
        if (call.input() == null) {
            throw call.failure("stands behind a '|'; as a statement it is foreach ($x in …) { … }");
        }
        for (Object item : call.input()) {
            if (process instanceof BlockValue) {
                call.each((BlockValue) process, item).forEach(call::write);
            } else {
                call.write(call.property(item, Values.text(process)));
            }
        }
    }

    private static Cmdlet sleep() {
        return SimpleCmdlet.of(
                Signature.of("Start-Sleep")
                        .positional("Seconds", duration(3600 * 24 * 365), false)
                        .optional("Milliseconds", duration(Integer.MAX_VALUE)),
                call -> {
                    if (call.has("Seconds") == call.has("Milliseconds")) {
                        throw call.failure("needs either -Seconds or -Milliseconds");
                    }
                    boolean seconds = call.has("Seconds");
                    double value =
                            ((Number) call.get(seconds ? "Seconds" : "Milliseconds")).doubleValue();
                    call.sink().slept(Math.round(seconds ? value * 1000 : value));
                },
                "sleep");
    }

    private static ValueType duration(double most) {
        return value -> {
            Number number = Values.number(value);
            if (number.doubleValue() < 0 || number.doubleValue() > most) {
                throw new IllegalArgumentException(
                        "takes 0 to " + Values.text(most) + ", not " + Values.text(value));
            }
            return number;
        };
    }

    private static Cmdlet importModule() {
        List<String> known =
                List.of(
                        "netwnv",
                        "hyper-v",
                        "netadapter",
                        "nettcpip",
                        "servermanager",
                        "cimcmdlets",
                        "failoverclusters");
        return SimpleCmdlet.of(
                Signature.of("Import-Module")
                        .positional("Name", ValueType.TEXT, true)
                        .switches("Force"),
                call -> {
                    String name = call.text("Name").toLowerCase(java.util.Locale.ROOT);
                    if (!known.contains(name)) {
                        throw call.failure(
                                "the module '"
                                        + call.text("Name")
                                        + "' is not known to nvsim; known are "
                                        + String.join(", ", known));
                    }
                },
                "ipmo");
    }

    private static Cmdlet strictMode() {
        return SimpleCmdlet.of(
                Signature.of("Set-StrictMode").optional("Version", ValueType.TEXT).switches("Off"),
                call -> call.setStrict(!call.on("Off")));
    }
}
