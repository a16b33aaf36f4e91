package org.nvsim.visualizer.viewmodel;

import java.util.List;
import org.nvsim.scenario.Overrides;
import org.nvsim.scenario.ScenarioLoader;
import org.nvsim.scenario.problem.Problem;
import org.nvsim.scenario.problem.ScenarioException;

/** A scenario's text while it is edited, and what is wrong with it. */
public final class Draft {
    private final String name;
    private String saved;
    private String text;

    public Draft(String name, String text) {
        this.name = name;
        this.saved = text;
        this.text = text;
    }

    public String text() {
        return text;
    }

    /** Takes over what the user wrote. */
    public void edit(String now) {
        text = now;
    }

    /** Whether the text is other than what was saved last. */
    public boolean isEdited() {
        return !text.equals(saved);
    }

    /** What stands here is saved now. */
    public void saved() {
        saved = text;
    }

    /** Everything that is wrong or doubtful, in the order of the text. */
    public List<Problem> problems() {
        try {
            return ScenarioLoader.parse(name, text, Overrides.none()).warnings();
        } catch (ScenarioException e) {
            return e.problems();
        }
    }

    /** The offset in the text of a line and column, both from 1. */
    public int offset(int line, int column) {
        int at = 0;
        for (int i = 1; i < line; i++) {
            int end = text.indexOf('\n', at);
            if (end < 0) {
                return text.length();
            }
            at = end + 1;
        }
        return Math.min(text.length(), at + column - 1);
    }

    /** The end of the word that begins at an offset. */
    public int wordEnd(int offset) {
        int end = offset;
        while (end < text.length() && " ,:}]\n".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end;
    }
}
