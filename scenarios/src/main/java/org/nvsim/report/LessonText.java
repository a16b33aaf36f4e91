package org.nvsim.report;

import java.util.List;
import org.nvsim.run.lesson.Grade;
import org.nvsim.run.result.RunResult;
import org.nvsim.scenario.ClosedLesson;
import org.nvsim.scenario.ScenarioFile;
import org.nvsim.scenario.spec.Lesson;

/** Lessons and their grades as text. */
public final class LessonText {
    private static final String INDENT = "  ";
    private static final String DEEPER = "    ";

    private LessonText() {}

    /** The lesson as a learner reads it. */
    public static String of(String name, ScenarioFile file) {
        Lesson lesson = file.lesson().orElseThrow();
        StringBuilder text = new StringBuilder();
        text.append(file.scenario().title()).append("  (").append(lesson.minutes());
        text.append(" minutes)\n\n").append(Markdown.text(file.scenario().about(), ""));
        int number = 0;
        for (Lesson.Step step : lesson.steps()) {
            text.append('\n').append(++number).append(". ").append(step.name()).append("\n\n");
            step(step, text);
        }
        text.append('\n')
                .append(Markdown.text("May change: " + ClosedLesson.mayChange(lesson), ""));
        text.append("\nTo begin:  nvsim lesson ").append(name).append(" --write mine.yaml\n");
        text.append("When done: nvsim lesson ").append(name).append(" --check mine.yaml\n");
        return text.toString();
    }

    private static void step(Lesson.Step step, StringBuilder text) {
        text.append(Markdown.text(step.text(), INDENT));
        for (String look : step.look()) {
            text.append('\n').append(Markdown.text("Look at: " + look, INDENT));
        }
        step.question().ifPresent(question -> question(step.name(), question, text));
    }

    private static void question(String step, Lesson.Question question, StringBuilder text) {
        text.append('\n').append(Markdown.text("Question: " + question.ask(), INDENT));
        int number = 0;
        for (Lesson.Choice choice : question.choices()) {
            text.append(Markdown.text("[" + ++number + "] " + choice.text(), DEEPER));
        }
        text.append(INDENT).append("Answer in your file: answers: { ").append(step);
        text.append(question.choices().isEmpty() ? ": NUMBER }\n" : ": 1 to " + number + " }\n");
    }

    /**
     * A grade as the learner reads it.
     *
     * @param rungs how much of each hint ladder to show
     */
    public static String of(Grade grade, int rungs) {
        StringBuilder text = new StringBuilder();
        text.append(grade.file()).append(grade.passed() ? ": passed" : ": not yet").append('\n');
        if (!grade.problem().isEmpty()) {
            return text.append('\n').append(grade.problem()).append('\n').toString();
        }
        for (Grade.StepGrade step : grade.steps()) {
            step(step, grade, rungs, text);
        }
        return text.toString();
    }

    private static void step(Grade.StepGrade step, Grade grade, int rungs, StringBuilder text) {
        text.append('\n').append(step.passed() ? "  pass  " : "  TODO  ").append(step.name());
        text.append('\n');
        step.answer().ifPresent(answer -> answer(answer, text));
        for (RunResult.ExpectationResult check : step.checks()) {
            text.append(DEEPER).append(check.pass() ? "pass  " : "FAIL  ").append(check.text());
            text.append("   found: ").append(check.actual()).append('\n');
        }
        if (step.passed()) {
            return;
        }
        boolean shownByRun = step.checks().stream().anyMatch(check -> !check.pass());
        if (shownByRun) {
            RunNotes.of(grade.run().orElseThrow())
                    .forEach(note -> text.append(Markdown.text("your run: " + note, DEEPER)));
        }
        step.notes().forEach(note -> text.append(Markdown.text(note, DEEPER)));
        List<String> shown = step.hints().subList(0, Math.min(rungs, step.hints().size()));
        shown.forEach(hint -> text.append(Markdown.text("hint: " + hint, DEEPER)));
        if (shown.size() < step.hints().size()) {
            text.append(DEEPER).append("more: --hints ").append(shown.size() + 1).append('\n');
        }
    }

    private static void answer(Grade.AnswerGrade answer, StringBuilder text) {
        String given = answer.given().map(n -> "you answered " + n).orElse("no answer");
        text.append(DEEPER).append(answer.right() ? "right: " : "not right: ").append(given);
        text.append('\n');
        if (!answer.reply().isEmpty() && answer.given().isPresent()) {
            text.append(Markdown.text(answer.reply(), DEEPER));
        }
    }
}
