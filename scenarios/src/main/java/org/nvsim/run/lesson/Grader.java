package org.nvsim.run.lesson;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.nvsim.limits.InputLimits;
import org.nvsim.run.Run;
import org.nvsim.run.build.ScriptStopped;
import org.nvsim.run.result.RunResult;
import org.nvsim.scenario.ClosedLesson;
import org.nvsim.scenario.Overrides;
import org.nvsim.scenario.ScenarioFile;
import org.nvsim.scenario.ScenarioLoader;
import org.nvsim.scenario.bind.Quantity;
import org.nvsim.scenario.problem.Problem;
import org.nvsim.scenario.problem.ScenarioException;
import org.nvsim.scenario.spec.Expectation;
import org.nvsim.scenario.spec.Lesson;

/** Grades learners' files by what their runs show, not by how they are written. */
public final class Grader {
    /** Events after which a hand-in is given up: those of the course take some hundred thousand. */
    public static final long MOST_EVENTS = InputLimits.GRADED_EVENTS;

    private final ClosedLesson closed;
    private final Lesson lesson;

    /**
     * @param original the lesson
     * @throws IllegalArgumentException if the file is no lesson
     */
    public Grader(ScenarioFile original) {
        this.closed = new ClosedLesson(original);
        this.lesson =
                original.lesson().orElseThrow(() -> new IllegalArgumentException("not a lesson"));
    }

    /** Runs a learner's file and grades it. Whatever is wrong with the file, there is a grade. */
    public Grade grade(String file) {
        try {
            ScenarioFile theirs = ScenarioLoader.open(file, Overrides.none());
            Map<String, Problem> changed = closed.foreignChanges(theirs);
            return changed.isEmpty() ? run(file, theirs) : refused(file, changed);
        } catch (ScenarioException e) {
            return broken(file, e.render());
        } catch (ScriptStopped e) {
            return broken(file, e.problem().render());
        } catch (RuntimeException | StackOverflowError e) {
            return broken(file, "a defect in nvsim: " + e);
        } catch (OutOfMemoryError e) {
            return broken(file, "it needs more memory than there is");
        }
    }

    private static Grade broken(String file, String problem) {
        return new Grade(file, problem, List.of(), List.of(), Optional.empty());
    }

    private Grade refused(String file, Map<String, Problem> changed) {
        StringBuilder text = new StringBuilder();
        changed.values().stream().distinct().forEach(problem -> text.append(problem.render()));
        text.append("what may change: ").append(ClosedLesson.mayChange(lesson)).append('\n');
        return new Grade(
                file, text.toString(), List.copyOf(changed.keySet()), List.of(), Optional.empty());
    }

    private Grade run(String file, ScenarioFile theirs) throws ScenarioException {
        Run run = Run.of(theirs.scenario().expecting(asked()));
        run.stopWhen(() -> run.eventCount() > MOST_EVENTS);
        RunResult result = run.finish();
        if (!run.isFinished()) {
            return broken(
                    file,
                    String.format(
                            Locale.ROOT,
                            "given up after %,d events, at %s of %s",
                            MOST_EVENTS,
                            Quantity.durationText(run.nowPs()),
                            Quantity.durationText(theirs.scenario().durationPs())));
        }
        Iterator<RunResult.ExpectationResult> found = result.expectations().iterator();
        List<Grade.StepGrade> steps = new ArrayList<>();
        for (Lesson.Step step : lesson.steps()) {
            steps.add(grade(step, theirs, found));
        }
        return new Grade(file, "", List.of(), steps, Optional.of(result));
    }

    /** All that is to be looked at in the run, in the order in which {@link #grade} reads it. */
    private List<Expectation> asked() {
        List<Expectation> all = new ArrayList<>();
        for (Lesson.Step step : lesson.steps()) {
            all.addAll(step.check());
            step.notes().forEach(note -> all.addAll(note.shows()));
        }
        return all;
    }

    private static Grade.StepGrade grade(
            Lesson.Step step, ScenarioFile theirs, Iterator<RunResult.ExpectationResult> found) {
        List<RunResult.ExpectationResult> checks = new ArrayList<>();
        step.has()
                .forEach(
                        (path, value) ->
                                checks.add(
                                        new RunResult.ExpectationResult(
                                                path + ": " + value,
                                                ClosedLesson.says(theirs, path, value),
                                                theirs.at(path))));
        step.check().forEach(expectation -> checks.add(found.next()));
        Optional<Long> given = Optional.ofNullable(theirs.answers().get(step.name()));
        List<String> notes = new ArrayList<>();
        for (Lesson.Note note : step.notes()) {
            boolean shown = true;
            for (int i = 0; i < note.shows().size(); i++) {
                shown &= found.next().pass();
            }
            if (shown) {
                notes.add(note.say());
            }
        }
        return new Grade.StepGrade(
                step.name(),
                step.question().map(question -> grade(question, given)),
                checks,
                notes,
                step.hints());
    }

    private static Grade.AnswerGrade grade(Lesson.Question question, Optional<Long> given) {
        if (given.isEmpty()) {
            return new Grade.AnswerGrade(given, false, "not answered yet");
        }
        long number = given.get();
        boolean right = question.isRight(number);
        if (question.choices().isEmpty()) {
            return new Grade.AnswerGrade(given, right, right ? question.because() : "");
        }
        boolean offered = number >= 1 && number <= question.choices().size();
        return new Grade.AnswerGrade(
                given,
                right,
                offered
                        ? question.choices().get((int) number - 1).reply()
                        : "the choices are 1 to " + question.choices().size());
    }
}
