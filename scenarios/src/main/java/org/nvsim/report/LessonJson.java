package org.nvsim.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nvsim.run.lesson.Grade;
import org.nvsim.run.result.RunResult;

/** The grades of a class as one document. */
public final class LessonJson {
    private LessonJson() {}

    /** {@code { "lesson", "passed", "files": [ … ] }}, files in the order given. */
    public static String of(String lesson, List<Grade> grades) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("nvsim", Json.LANGUAGE_VERSION);
        document.put("lesson", lesson);
        document.put("passed", grades.stream().filter(Grade::passed).count());
        document.put("files", grades.stream().map(LessonJson::file).toList());
        return Json.write(document);
    }

    private static Map<String, Object> file(Grade grade) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("file", grade.file());
        document.put("passed", grade.passed());
        document.put("problem", grade.problem().isEmpty() ? null : grade.problem());
        document.put("changed", grade.changed());
        document.put("digest", grade.run().map(RunResult::digest).orElse(null));
        document.put("steps", grade.steps().stream().map(LessonJson::step).toList());
        return document;
    }

    private static Map<String, Object> step(Grade.StepGrade step) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("step", step.name());
        document.put("passed", step.passed());
        step.answer()
                .ifPresent(
                        answer -> {
                            document.put("answer", answer.given().orElse(null));
                            document.put("right", answer.right());
                        });
        List<Map<String, Object>> checks = new ArrayList<>();
        for (RunResult.ExpectationResult check : step.checks()) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("text", check.text());
            entry.put("pass", check.pass());
            entry.put("actual", check.actual());
            checks.add(entry);
        }
        document.put("checks", checks);
        document.put("notes", step.notes());
        return document;
    }
}
