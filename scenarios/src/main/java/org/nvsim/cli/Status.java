package org.nvsim.cli;

/** Exit statuses of the command. */
final class Status {
    /** All is well. */
    static final int OK = 0;

    /** It ran, but an expectation did not hold. */
    static final int EXPECTATION_FAILED = 1;

    /** The command line or the scenario is wrong. */
    static final int WRONG_INPUT = 2;

    /** A defect in nvsim. */
    static final int DEFECT = 3;

    /** The user interrupted it; what there was is kept. */
    static final int INTERRUPTED = 130;

    private Status() {}
}
