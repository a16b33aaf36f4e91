package org.nvsim.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code nvsim completion}: lets a shell complete commands and options. */
@Command(
        name = "completion",
        description = {
            "Prints what lets a shell complete nvsim's commands and options:",
            "  source <(nvsim completion bash)"
        },
        mixinStandardHelpOptions = true)
final class CompletionCommand implements Callable<Integer> {
    /** Shells that can be served. */
    enum Shell {
        BASH,
        ZSH
    }

    /** The completion of bash, for zsh to use as its own. */
    private static final String FOR_ZSH =
            "autoload -U +X compinit && compinit\nautoload -U +X bashcompinit && bashcompinit\n";

    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "SHELL", description = "${COMPLETION-CANDIDATES}, in any case.")
    private Shell shell;

    CompletionCommand() {}

    @Override
    public Integer call() {
        String script = AutoComplete.bash("nvsim", spec.root().commandLine());
        spec.commandLine().getOut().print((shell == Shell.ZSH ? FOR_ZSH : "") + script);
        return Status.OK;
    }
}
