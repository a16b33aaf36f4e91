package org.nvsim.scenario;

import java.util.List;
import java.util.stream.Collectors;
import org.nvsim.scenario.spec.Lesson;

/**
 * The file a learner works on: the lesson's scenario as its author wrote it, without the lesson
 * itself, with a place for the answers, and expecting what the lesson checks.
 */
public final class LearnersCopy {
    private static final List<String> LEFT_OUT = List.of("lesson", "expect", "compare", "answers");

    private LearnersCopy() {}

    /**
     * The text of the copy.
     *
     * @param name of a lesson that ships
     * @param lesson its steps
     */
    public static String of(String name, Lesson lesson) {
        StringBuilder copy = new StringBuilder();
        copy.append("# Your copy of the lesson '").append(name).append("'. Change it, then:\n");
        copy.append("#   nvsim run THIS-FILE\n#   nvsim lesson ").append(name);
        copy.append(" --check THIS-FILE\n");
        copy.append("# What may change: ").append(ClosedLesson.mayChange(lesson)).append(".\n");
        copy.append(withoutLesson(Lessons.text(name).orElseThrow()));
        answers(lesson, copy);
        expectations(lesson, copy);
        return copy.toString();
    }

    /** Drops whole entries of the top level; all else stays as it is written. */
    private static String withoutLesson(String text) {
        StringBuilder kept = new StringBuilder();
        boolean keep = true;
        for (String line : text.lines().toList()) {
            if (line.matches("[A-Za-z].*")) {
                keep = !LEFT_OUT.contains(line.substring(0, Math.max(0, line.indexOf(':'))));
            }
            if (keep) {
                kept.append(line).append('\n');
            }
        }
        return kept.toString().strip() + "\n";
    }

    private static void answers(Lesson lesson, StringBuilder copy) {
        List<Lesson.Step> asking =
                lesson.steps().stream().filter(step -> step.question().isPresent()).toList();
        if (asking.isEmpty()) {
            return;
        }
        copy.append("\nanswers:                 # a number each, when you know it\n");
        for (Lesson.Step step : asking) {
            String ask = step.question().orElseThrow().ask().strip().replace('\n', ' ');
            copy.append("  ").append(step.name()).append(":   # ").append(ask).append('\n');
        }
    }

    private static void expectations(Lesson lesson, StringBuilder copy) {
        String checks =
                lesson.steps().stream()
                        .flatMap(step -> step.check().stream())
                        .map(expectation -> "  - { " + expectation.text() + " }\n")
                        .collect(Collectors.joining());
        if (!checks.isEmpty()) {
            copy.append("\nexpect:                  # what the lesson checks\n").append(checks);
        }
    }
}
