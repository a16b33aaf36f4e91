package org.nvsim.run.lesson;

import java.util.List;
import java.util.Optional;
import org.nvsim.run.result.RunResult;

/**
 * What a lesson says of one learner's file.
 *
 * @param problem why the file was not run, as lines of text with their places; empty if it ran
 * @param changed paths of what is not part of the exercise; nothing was run if there are any
 * @param steps in the order of the lesson; empty if nothing was run
 * @param run what the file's run showed
 */
public record Grade(
        String file,
        String problem,
        List<String> changed,
        List<StepGrade> steps,
        Optional<RunResult> run) {
    public Grade {
        changed = List.copyOf(changed);
        steps = List.copyOf(steps);
    }

    /** Whether every step is passed. */
    public boolean passed() {
        return run.isPresent() && steps.stream().allMatch(StepGrade::passed);
    }

    /**
     * One step.
     *
     * @param answer what was answered, if the step asks something
     * @param checks what the run had to show, and what it did
     * @param notes what the lesson says to whose run shows what this one did
     * @param hints the whole ladder, for whoever has not passed
     */
    public record StepGrade(
            String name,
            Optional<AnswerGrade> answer,
            List<RunResult.ExpectationResult> checks,
            List<String> notes,
            List<String> hints) {
        public StepGrade {
            checks = List.copyOf(checks);
            notes = List.copyOf(notes);
            hints = List.copyOf(hints);
        }

        /** Whether the answer is right and the run shows what it should. */
        public boolean passed() {
            return answer.map(AnswerGrade::right).orElse(true)
                    && checks.stream().allMatch(RunResult.ExpectationResult::pass);
        }
    }

    /**
     * An answer.
     *
     * @param given empty if the question is still open
     * @param reply what the lesson says to it
     */
    public record AnswerGrade(Optional<Long> given, boolean right, String reply) {}
}
