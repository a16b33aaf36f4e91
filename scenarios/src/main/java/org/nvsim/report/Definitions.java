package org.nvsim.report;

/** Where readers of figures find what they mean. */
public final class Definitions {
    /** The page that defines every figure. */
    public static final String PAGE = "docs/figures.md";

    /** The last line of texts with figures. */
    static final String LINE = "what the figures mean: " + PAGE + "\n";

    private Definitions() {}
}
