package org.nvsim.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where the {@code nvsim} command starts. Without a subcommand it is wrong usage, status 2. */
@Command(
        name = "nvsim",
        description = "Simulates virtualised networks, packet by packet, the same way every time.",
        mixinStandardHelpOptions = true,
        version = "nvsim 0.1.0")
public final class Main implements Runnable {
    @Spec private CommandSpec spec;

    private Main() {}

    /**
     * Runs the command and ends the process with its status.
     *
     * @param args the words after {@code nvsim}
     */
    public static void main(String[] args) {
        PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        int status = execute(out, err, args);
        out.flush();
        System.exit(status);
    }

    /**
     * Runs the command.
     *
     * @param out where results go
     * @param err where progress, notes and complaints go
     * @param args the words after {@code nvsim}
     * @return the exit status
     */
    static int execute(PrintWriter out, PrintWriter err, String... args) {
        return new CommandLine(new Main()).setOut(out).setErr(err).execute(args);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing command");
    }
}
