package org.nvsim.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code --threads}: how many threads one run may use. */
final class ThreadsOption {
    private static final int MOST_THREADS = 256;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description =
                    "Threads for one run (default: 1). They make no difference to what happens;"
                            + " a large network under load is done sooner.")
    private int count = 1;

    int count() {
        if (count < 1 || count > MOST_THREADS) {
            throw new ParameterException(
                    command.commandLine(),
                    "--threads is from 1 to " + MOST_THREADS + ", not " + count);
        }
        return count;
    }
}
