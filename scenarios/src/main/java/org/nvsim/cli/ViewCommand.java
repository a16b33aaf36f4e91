package org.nvsim.cli;

import java.util.Iterator;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import org.nvsim.run.Run;
import org.nvsim.scenario.problem.ScenarioException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code nvsim view}: the desktop app on a scenario. */
@Command(
        name = "view",
        description = "Opens the desktop app on a scenario.",
        mixinStandardHelpOptions = true)
final class ViewCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private CommonOptions options;

    ViewCommand() {}

    @Override
    public Integer call() throws ScenarioException {
        Run run = Run.of(options.open().scenario());
        Iterator<Viewer> viewers = ServiceLoader.load(Viewer.class).iterator();
        if (!viewers.hasNext()) {
            return refuse("the desktop app is not part of this installation");
        }
        try {
            viewers.next().show(run);
        } catch (UnsupportedOperationException e) {
            return refuse("the desktop app needs a display: " + e.getMessage());
        }
        return Status.OK;
    }

    private int refuse(String reason) {
        spec.commandLine().getErr().println("nvsim: " + reason);
        return Status.WRONG_INPUT;
    }
}
