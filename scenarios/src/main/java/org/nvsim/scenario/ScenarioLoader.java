package org.nvsim.scenario;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.nvsim.scenario.bind.Nearest;
import org.nvsim.scenario.problem.Problem;
import org.nvsim.scenario.problem.ScenarioException;
import org.nvsim.scenario.problem.SourceMark;
import org.nvsim.scenario.spec.Scenario;
import org.nvsim.scenario.yaml.YamlReader;

/** Finds a scenario by path or by name, reads it and checks it. */
public final class ScenarioLoader {
    private ScenarioLoader() {}

    /**
     * Loads a file with all its variants.
     *
     * @param fileOrName a path, or the name of a shipped scenario
     * @throws ScenarioException with everything that is wrong
     */
    public static ScenarioFile open(String fileOrName, Overrides overrides)
            throws ScenarioException {
        Optional<Path> path = existing(fileOrName);
        if (path.isPresent()) {
            return ScenarioFile.read(
                    fileOrName,
                    nameOf(path.get()),
                    text(fileOrName, path.get()),
                    ScenarioFolder.of(path.get()),
                    overrides);
        }
        Optional<String> shipped = Library.text(fileOrName);
        if (shipped.isPresent()) {
            return ScenarioFile.read(
                    "library/" + fileOrName + ".yaml",
                    fileOrName,
                    shipped.get(),
                    Library::file,
                    overrides);
        }
        throw notFound(fileOrName);
    }

    /** The file as it stands, without its variants; see {@link #open}. */
    public static Scenario load(String fileOrName, Overrides overrides) throws ScenarioException {
        return open(fileOrName, overrides).scenario();
    }

    /**
     * Loads a text that may be in no file. The files it names are looked for beside the file that
     * it is to be the text of, or else among those that ship.
     *
     * @param name what messages call it: a path, or any name
     */
    public static ScenarioFile parse(String name, String text, Overrides overrides)
            throws ScenarioException {
        Optional<Path> path = existing(name);
        if (path.isPresent()) {
            return ScenarioFile.read(
                    name, nameOf(path.get()), text, ScenarioFolder.of(path.get()), overrides);
        }
        return ScenarioFile.read(name, name, text, Library::file, overrides);
    }

    private static Optional<Path> existing(String file) {
        try {
            Path path = Path.of(file);
            return Files.isRegularFile(path) ? Optional.of(path) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static String nameOf(Path path) {
        String file = String.valueOf(path.getFileName());
        int dot = file.lastIndexOf('.');
        return dot > 0 ? file.substring(0, dot) : file;
    }

    private static String text(String file, Path path) throws ScenarioException {
        try {
            if (Files.size(path) > YamlReader.MAX_BYTES) {
                throw problem(file, "larger than the 1 MiB a scenario may have");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(path)))
                    .toString();
        } catch (CharacterCodingException e) {
            throw problem(file, "not UTF-8 text");
        } catch (IOException e) {
            throw problem(file, "cannot be read: " + e.getMessage());
        }
    }

    private static ScenarioException notFound(String wanted) {
        List<String> names = Library.names();
        String hint = Nearest.hint(wanted, names);
        return problem(
                wanted,
                "no such file, and no shipped scenario of that name"
                        + (hint.isEmpty() ? "; " : hint + " ")
                        + "shipped: "
                        + String.join(", ", names));
    }

    private static ScenarioException problem(String file, String message) {
        SourceMark start = new SourceMark(file, 1, 1);
        return new ScenarioException(
                List.of(new Problem(start, "", Problem.Severity.ERROR, message)));
    }
}
