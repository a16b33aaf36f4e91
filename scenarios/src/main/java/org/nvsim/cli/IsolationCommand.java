package org.nvsim.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.nvsim.report.IsolationJson;
import org.nvsim.report.IsolationText;
import org.nvsim.run.isolation.Isolation;
import org.nvsim.run.isolation.IsolationResult;
import org.nvsim.scenario.problem.ScenarioException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code nvsim isolation}: who reaches whom, measured, beside what policy says. */
@Command(
        name = "isolation",
        description = {
            "Lets every machine ping every other, and holds the answers against the policy.",
            "The scenario's own traffic and timeline are left out."
        },
        mixinStandardHelpOptions = true)
final class IsolationCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private CommonOptions options;
    @Mixin private VariantOption variant;
    @Mixin private ReportOption report;

    IsolationCommand() {}

    @Override
    public Integer call() throws ScenarioException, IOException {
        Isolation isolation = Isolation.of(variant.choose(options.open()));
        Runner runner = new Runner(spec.commandLine().getErr(), options.quiet());
        runner.run(isolation.run());
        if (runner.interrupted()) {
            return Status.INTERRUPTED; // half a matrix would look like isolation
        }
        IsolationResult result = isolation.result();
        String text = IsolationText.of(result);
        String json = options.json() || options.out() != null ? IsolationJson.of(result) : "";
        spec.commandLine().getOut().print(options.json() ? json : text);
        if (options.out() != null) {
            ResultFolder.write(options.out(), "isolation.json", json, "isolation.txt", text);
        }
        report.write(
                options.out(),
                isolation.run(),
                result,
                options.again("isolation") + variant.again());
        return runner.status(result.agrees());
    }
}
