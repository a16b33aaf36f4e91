package org.nvsim.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.nvsim.run.result.Version;
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
        version = Main.VERSION,
        subcommands = {
            RunCommand.class,
            CompareCommand.class,
            SweepCommand.class,
            ExplainCommand.class,
            IsolationCommand.class,
            ViewCommand.class,
            ValidateCommand.class,
            ListCommand.class,
            LessonCommand.class,
            PowerShellCommand.class,
            InitCommand.class,
            SchemaCommand.class,
            CompletionCommand.class
        })
public final class Main implements Runnable {
    static final String VERSION = "nvsim " + Version.TEXT;

    @Spec private CommandSpec spec;

    private Main() {}

    /**
     * Runs the command and ends the process with its status, whatever happens.
     *
     * @param args the words after {@code nvsim}
     */
    public static void main(String[] args) {
        Output output = new Output(new FileOutputStream(FileDescriptor.out));
        PrintWriter out = output.writer();
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        int status = Status.DEFECT;
        try {
            status = complete(execute(out, err, args), output, err);
        } finally {
            if (status == Status.INTERRUPTED) {
                Runtime.getRuntime().halt(status); // the shutdown that asked for it waits for us
            }
            System.exit(status);
        }
    }

    /**
     * Output that was lost is an error, whatever else the command came to.
     *
     * @param status of the command
     */
    static int complete(int status, Output output, PrintWriter err) {
        output.failure().ifPresent(e -> err.println("nvsim: output was lost: " + e.getMessage()));
        boolean lost = output.failure().isPresent();
        return lost && status < Status.WRONG_INPUT ? Status.WRONG_INPUT : status;
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
        try {
            int status = commandLine(out, err).execute(args);
            out.flush();
            err.flush();
            return status;
        } catch (Error e) { // of the machine: the command line tells exceptions only
            return Complaint.of(e, err, List.of(args));
        } finally {
            Interruption.outputComplete();
        }
    }

    static CommandLine commandLine(PrintWriter out, PrintWriter err) {
        return new CommandLine(new Main())
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(
                        (e, line, parsed) -> Complaint.of(e, err, parsed.originalArgs()));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing command");
    }
}
