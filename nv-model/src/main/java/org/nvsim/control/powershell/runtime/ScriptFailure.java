package org.nvsim.control.powershell.runtime;

/** A script's error while it runs: located, and catchable by the script's own {@code try}. */
public class ScriptFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int at;

    public ScriptFailure(int at, String message) {
        super(message, null, false, false);
        this.at = at;
    }

    /** Offset in the script. */
    public int at() {
        return at;
    }
}
