package org.nvsim.scenario.timeline;

import org.nvsim.feature.Word;
import org.nvsim.scenario.bind.Key;
import org.nvsim.scenario.bind.WordType;

/** Whether something works. */
public enum State implements Word {
    UP("up", "it works"),
    DOWN("down", "it does not");

    /** One of the two. */
    public static final WordType<State> TYPE = WordType.of("state", State.class);

    private final String word;
    private final String doc;

    State(String word, String doc) {
        this.word = word;
        this.doc = doc;
    }

    /** The key of actions that take something down or up; each needs one of its own. */
    public static Key<State> key() {
        return Key.required("state", TYPE, "down", "What it is from then on.");
    }

    public boolean isUp() {
        return this == UP;
    }

    @Override
    public String word() {
        return word;
    }

    @Override
    public String doc() {
        return doc;
    }
}
