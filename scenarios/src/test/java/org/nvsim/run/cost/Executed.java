package org.nvsim.run.cost;

/** What instrumented code has executed. Loaded once, whoever uses it. */
public final class Executed {
    /** Bytecode instructions, ever. */
    public static long instructions;

    private Executed() {}
}
