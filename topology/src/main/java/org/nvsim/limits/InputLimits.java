package org.nvsim.limits;

/**
 * How large an input may be, how deep, and how much work it may ask for, in one place; all chosen,
 * so that reading ends within seconds and a few hundred MiB. The scenario reference lists them.
 */
public final class InputLimits {
    /** Bytes of a scenario, and of a file that one names. */
    public static final int FILE_BYTES = 1 << 20;

    /** Levels of maps and lists in each other. */
    public static final int FILE_DEPTH = 32;

    /** Files that a scenario includes, at any depth. */
    public static final int INCLUDED_FILES = 64;

    /** Characters of all included files together. */
    public static final int INCLUDED_TEXT = 8 << 20;

    /**
     * Nodes of a graph file: what its routes take grows with their square. The largest of the
     * Internet Topology Zoo has 754.
     */
    public static final int GRAPH_NODES = 5_000;

    /** Edges of a graph file. */
    public static final int GRAPH_EDGES = 100_000;

    /** VMs that rules make. */
    public static final int GENERATED_VMS = 200_000;

    /** Points of a sweep. */
    public static final int SWEEP_POINTS = 100_000;

    /** Replications of each point. */
    public static final int REPLICATIONS = 10_000;

    /** Points times replications: the list of what is still to do fits any heap. */
    public static final int SWEEP_RUNS = 1_000_000;

    /** Statements and brackets of a script in each other. */
    public static final int SCRIPT_NESTING = 60;

    /** Operators, indexes and members of one expression of a script, as they nest. */
    public static final int EXPRESSION_DEPTH = 400;

    /** Steps that a script takes. */
    public static final long SCRIPT_STEPS = 20_000_000;

    /** Characters that a script writes. */
    public static final long SCRIPT_OUTPUT = 4 << 20;

    /** Calls of functions and script blocks in each other. */
    public static final int SCRIPT_CALLS = 100;

    /** Elements of a list, characters of a text, in a script. */
    public static final int VALUE_SIZE = 1 << 20;

    /** Lists of a script in each other. */
    public static final int VALUE_DEPTH = 100;

    /** Characters of a regular expression in a script. */
    public static final int PATTERN_LENGTH = 10_000;

    /** Events after which a run of a file that is handed in for a lesson is given up. */
    public static final long GRADED_EVENTS = 50_000_000;

    /**
     * Expected events of a run above which it is said that it will not end soon: some ten hours.
     */
    public static final long FORECAST_EVENTS = 100_000_000_000L;

    private InputLimits() {}
}
