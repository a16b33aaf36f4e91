package org.nvsim.scenario.spec;

import org.nvsim.feature.Word;

/** Which VMs of a list send to which. */
public enum Pattern implements Word {
    ALL_TO_ALL("all-to-all", "every VM to every other"),
    PERMUTATION("permutation", "every VM to one other and from one other, drawn at random"),
    SHIFT("shift", "every VM to the one a number of places further, around the end of the list"),
    HOTSPOT("hotspot", "every VM to one of them"),
    GRAVITY(
            "gravity",
            "every VM to every other, at rates proportional to the product of two weights, drawn at"
                    + " random for each VM (exponentially distributed) and scaled so that their"
                    + " mean is the flow's rate"),
    CSV("csv", "as a file says");

    private final String word;
    private final String doc;

    Pattern(String word, String doc) {
        this.word = word;
        this.doc = doc;
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
