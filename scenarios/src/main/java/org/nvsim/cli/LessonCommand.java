package org.nvsim.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.nvsim.report.LessonJson;
import org.nvsim.report.LessonText;
import org.nvsim.run.lesson.Grade;
import org.nvsim.run.lesson.Grader;
import org.nvsim.scenario.LearnersCopy;
import org.nvsim.scenario.Lessons;
import org.nvsim.scenario.ScenarioFile;
import org.nvsim.scenario.problem.ScenarioException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code nvsim lesson}: the course, and what it says of a learner's files. */
@Command(
        name = "lesson",
        description = "Lists the lessons, shows one, or grades files made from it.",
        mixinStandardHelpOptions = true)
final class LessonCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Parameters(
            paramLabel = "NAME",
            arity = "0..1",
            description = "A lesson; without it all are listed.")
    private String name;

    @Option(
            names = "--write",
            paramLabel = "FILE",
            description = "Writes your copy of the lesson to work on; it never overwrites a file.")
    private Path copy;

    @Option(
            names = "--check",
            paramLabel = "FILE",
            arity = "1..*",
            description =
                    "Runs these files and grades them; status 1 if any has not passed. A folder"
                            + " stands for the .yaml files in it.")
    private List<String> files;

    @Option(
            names = "--hints",
            paramLabel = "N",
            description = "How many hints to show for each step that is not passed (default: 1).")
    private int rungs = 1;

    @Option(names = "--json", description = "With --check: prints one JSON document.")
    private boolean json;

    LessonCommand() {}

    @Override
    public Integer call() throws ScenarioException, IOException {
        Effect.needs(spec, "--check", files != null, "--hints", "--json");
        Effect.excludes(spec, "--write", "--check", "files are graded, and no copy is written");
        Effect.excludes(spec, "--hints", "--json", "the document has none");
        if (name == null) {
            return list();
        }
        if (!Lessons.names().contains(name)) {
            throw wrong(VariantOption.unknown("the course", "lesson", name, Lessons.names()));
        }
        ScenarioFile lesson = Lessons.open(name);
        if (files != null) {
            return check(lesson);
        }
        if (copy != null) {
            return write(lesson);
        }
        spec.commandLine().getOut().print(LessonText.of(name, lesson));
        return Status.OK;
    }

    private int list() throws ScenarioException {
        if (files != null || copy != null) {
            throw wrong("which lesson? there are " + String.join(", ", Lessons.names()));
        }
        int width = Lessons.names().stream().mapToInt(String::length).max().orElse(0);
        for (String lesson : Lessons.names()) {
            String title = Lessons.open(lesson).scenario().title();
            String gap = " ".repeat(width - lesson.length() + 2);
            spec.commandLine().getOut().println(lesson + gap + title);
        }
        return Status.OK;
    }

    private int write(ScenarioFile lesson) throws IOException {
        String text = LearnersCopy.of(name, lesson.lesson().orElseThrow());
        try {
            Files.writeString(copy, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw wrong(copy + " is there already; choose another name");
        }
        String next = "; then: nvsim lesson " + name + " --check " + copy;
        spec.commandLine().getErr().println("wrote " + copy + next);
        return Status.OK;
    }

    private int check(ScenarioFile lesson) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Grader grader = new Grader(lesson);
        List<String> handedIn = new ArrayList<>();
        for (String file : files) {
            handedIn.addAll(Files.isDirectory(Path.of(file)) ? filesIn(file) : List.of(file));
        }
        List<Grade> grades = handedIn.stream().map(grader::grade).toList();
        if (json) {
            out.print(LessonJson.of(name, grades));
        } else {
            grades.forEach(grade -> out.print(LessonText.of(grade, rungs)));
        }
        return grades.stream().allMatch(Grade::passed) ? Status.OK : Status.EXPECTATION_FAILED;
    }

    /** By name, so that every machine gives the same order. */
    private List<String> filesIn(String folder) throws IOException {
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            List<String> found =
                    files.map(Path::toString)
                            .filter(file -> file.endsWith(".yaml") || file.endsWith(".yml"))
                            .sorted()
                            .toList();
            if (found.isEmpty()) {
                throw wrong("there is no .yaml file in the folder " + folder);
            }
            return found;
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
