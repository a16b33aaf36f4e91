package org.nvsim.control.powershell.runtime;

/** Bounds what one run of a script may cost, so that every script ends. */
final class Budget {
    /** Statements, values, and elements or characters (16 to the step) copied. */
    static final long STEP_LIMIT = 20_000_000;

    /** Calls of functions and script blocks inside each other. */
    static final int CALL_LIMIT = 100;

    /** Largest string, in characters, and largest array or range, in elements. */
    static final int SIZE_LIMIT = 1 << 20;

    private long left = STEP_LIMIT;
    private int calls;

    void spend(int at, long steps) {
        left -= steps;
        if (left < 0) {
            throw new LimitReached(at, "the script took more than 20 million steps: does it end?");
        }
    }

    void spendSize(int at, long size, long unitsPerStep) {
        if (size > SIZE_LIMIT) {
            throw new LimitReached(at, "a value grew beyond 1 Mi elements or characters");
        }
        spend(at, size / unitsPerStep);
    }

    void enterCall(int at) {
        if (++calls > CALL_LIMIT) {
            throw new LimitReached(at, "calls are nested deeper than " + CALL_LIMIT);
        }
    }

    void leaveCall() {
        calls--;
    }
}
