package org.nvsim.control.powershell.runtime;

import org.nvsim.limits.InputLimits;

/**
 * Bounds what one run of a script may cost, so that every script ends, soon and in little memory.
 */
final class Budget {
    /** Statements, values, and what is copied: {@link #ELEMENT_STEPS}, {@link #STEP_CHARACTERS}. */
    static final long STEP_LIMIT = InputLimits.SCRIPT_STEPS;

    /** Steps that an element of an array costs. */
    static final int ELEMENT_STEPS = 4;

    /** Characters of text that cost a step. */
    static final int STEP_CHARACTERS = 4;

    /** Calls of functions and script blocks inside each other. */
    static final int CALL_LIMIT = InputLimits.SCRIPT_CALLS;

    /** Expressions inside each other, those of calls included. */
    static final int DEPTH_LIMIT = InputLimits.EXPRESSION_DEPTH;

    /** Largest string, in characters, and largest array or range, in elements. */
    static final int SIZE_LIMIT = InputLimits.VALUE_SIZE;

    /** All that a script writes, in characters. */
    static final long OUTPUT_LIMIT = InputLimits.SCRIPT_OUTPUT;

    private long left = STEP_LIMIT;
    private long outputLeft = OUTPUT_LIMIT;
    private int calls;
    private int depth;
    private int lastAt;

    void spend(int at, long steps) {
        lastAt = at;
        left -= steps;
        if (left < 0) {
            throw new LimitReached(at, "the script took more than 20 million steps: does it end?");
        }
    }

    /** Where the script is. */
    int lastAt() {
        return lastAt;
    }

    void spendCharacters(int at, long length) {
        requireSize(at, length);
        spend(at, length / STEP_CHARACTERS);
    }

    void spendElements(int at, long count) {
        requireSize(at, count);
        spend(at, count * ELEMENT_STEPS);
    }

    private static void requireSize(int at, long size) {
        if (size > SIZE_LIMIT) {
            throw new LimitReached(at, TOO_LARGE);
        }
    }

    /** What is said of a value that grows too large. */
    static final String TOO_LARGE = "a value grew beyond 1 Mi elements or characters";

    /** What is said of arrays inside arrays, or an array inside itself. */
    static final String TOO_DEEP = "values are nested deeper than 100 levels";

    void write(long characters) {
        outputLeft -= characters + 1;
        if (outputLeft < 0) {
            throw new LimitReached(lastAt, "the script wrote more than 4 Mi characters");
        }
    }

    void enterCall(int at) {
        if (++calls > CALL_LIMIT) {
            throw new LimitReached(at, "calls are nested deeper than " + CALL_LIMIT);
        }
    }

    void leaveCall() {
        calls--;
    }

    void enter(int at) {
        if (++depth > DEPTH_LIMIT) {
            throw new LimitReached(at, "expressions are nested deeper than " + DEPTH_LIMIT);
        }
    }

    void leave() {
        depth--;
    }
}
