package org.nvsim.scenario.spec;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What turns a scenario into a lesson: a learner changes a copy of it, and each step says what the
 * copy's run must show.
 *
 * @param minutes about how long it takes
 * @param change what the learner may change; everything else stays as the lesson has it
 */
public record Lesson(int minutes, List<Change> change, List<Step> steps) {
    public Lesson {
        change = List.copyOf(change);
        steps = List.copyOf(steps);
    }

    /**
     * A part of the file that the exercise is about.
     *
     * @param path where it is; {@code timeline[+].record} stands for new entries of that kind
     * @param to what may stand there, each as an author would write it; empty if anything may
     */
    public record Change(String path, List<String> to) {
        public Change {
            to = List.copyOf(to);
        }

        /** For a reader: {@code virtualization.mechanism (nvgre or ip-rewrite)}. */
        public String text() {
            int fresh = path.indexOf(NEW_ENTRY);
            if (fresh >= 0) {
                String kind = path.substring(fresh + NEW_ENTRY.length());
                return path.substring(0, fresh) + " (new '" + kind + "' entries)";
            }
            return to.isEmpty() ? path : path + " (" + String.join(" or ", to) + ")";
        }
    }

    /** What a path says between a list and the kind of entries that may be added to it. */
    public static final String NEW_ENTRY = "[+].";

    /**
     * One step; with neither question nor demands it is passed.
     *
     * @param name under which the learner's file answers the question
     * @param text Markdown
     * @param look what to look at, each a line of Markdown
     * @param has what the learner's file must say at which path
     * @param check what the learner's run must show
     * @param hints a ladder, from a nudge to nearly the answer
     * @param notes what to tell whose run shows something
     */
    public record Step(
            String name,
            String text,
            List<String> look,
            Optional<Question> question,
            Map<String, String> has,
            List<Expectation> check,
            List<String> hints,
            List<Note> notes) {
        public Step {
            look = List.copyOf(look);
            has = Collections.unmodifiableMap(new TreeMap<>(has));
            check = List.copyOf(check);
            hints = List.copyOf(hints);
            notes = List.copyOf(notes);
        }
    }

    /**
     * Something to find out or predict.
     *
     * @param choices to choose from; empty if a number is asked for
     * @param answer the right number, or which choice is right, from 1
     * @param within how far from a right number is still right
     * @param because what to say to the right answer
     */
    public record Question(
            String ask, List<Choice> choices, long answer, long within, String because) {
        public Question {
            choices = List.copyOf(choices);
        }

        /** Whether an answer is right. */
        public boolean isRight(long given) {
            return given >= answer - within && given <= answer + within;
        }
    }

    /**
     * One of several answers.
     *
     * @param reply what to say to whoever chooses it
     */
    public record Choice(String text, String reply) {}

    /**
     * Something to say to whose run shows all of this.
     *
     * @param shows what the run must show
     */
    public record Note(List<Expectation> shows, String say) {
        public Note {
            shows = List.copyOf(shows);
        }
    }
}
