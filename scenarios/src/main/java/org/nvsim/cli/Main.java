package org.nvsim.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.nvsim.run.ScriptStopped;
import org.nvsim.run.Version;
import org.nvsim.scenario.problem.ScenarioException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
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
     * Runs the command and ends the process with its status.
     *
     * @param args the words after {@code nvsim}
     */
    public static void main(String[] args) {
        PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        int status = execute(out, err, args);
        if (status == Status.INTERRUPTED) {
            Runtime.getRuntime().halt(status); // the shutdown that asked for it waits for us
        }
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
        int status = commandLine(out, err).execute(args);
        out.flush();
        err.flush();
        Interruption.outputComplete();
        return status;
    }

    static CommandLine commandLine(PrintWriter out, PrintWriter err) {
        return new CommandLine(new Main())
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((e, line, parsed) -> complain(e, err, parsed));
    }

    private static int complain(Exception e, PrintWriter err, ParseResult parsed) {
        if (e instanceof ScenarioException wrong) {
            err.println(wrong.render());
            return Status.WRONG_INPUT;
        }
        if (e instanceof ScriptStopped stopped) {
            err.println(stopped.problem().render());
            return Status.WRONG_INPUT;
        }
        if (e instanceof java.io.IOException) {
            err.println("nvsim: cannot read or write: " + e.getMessage());
            return Status.WRONG_INPUT;
        }
        err.println("nvsim: a defect in nvsim stopped this run; please report it with this text");
        err.println("  " + e.getMessage());
        err.println("  to see it again: nvsim " + String.join(" ", parsed.originalArgs()));
        e.printStackTrace(err);
        return Status.DEFECT;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing command");
    }
}
