package org.nvsim.scenario.yaml;

import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** The YAML library's complaints in words for people who write scenarios. */
final class YamlComplaint {
    private YamlComplaint() {}

    static String of(MarkedYamlEngineException e) {
        String problem = firstLine(e.getProblem());
        if (problem.contains("\\t(TAB)")) {
            return "indent with blanks, not with tabs";
        }
        if (problem.contains("<block end>")) {
            return "this line's indentation fits none of the lines before it";
        }
        if (problem.contains("expected ',' or '}'")) {
            return "expected ',' or '}' to continue or end the map" + began(e);
        }
        if (problem.contains("expected ',' or ']'")) {
            return "expected ',' or ']' to continue or end the list" + began(e);
        }
        if (problem.contains("unexpected end of stream")) {
            return "the file ends inside quotes" + began(e);
        }
        String context = e.getContext() == null ? "" : firstLine(e.getContext()) + ", ";
        return context + problem;
    }

    static String firstLine(String message) {
        return message == null ? "unreadable" : message.lines().findFirst().orElse("unreadable");
    }

    /** Where the unfinished part began, when that is not the line of the complaint itself. */
    private static String began(MarkedYamlEngineException e) {
        Optional<Mark> start = e.getContextMark();
        Optional<Mark> end = e.getProblemMark();
        boolean elsewhere =
                start.isPresent()
                        && end.isPresent()
                        && start.get().getLine() != end.get().getLine();
        return elsewhere ? " that began in line " + (start.get().getLine() + 1) : "";
    }
}
