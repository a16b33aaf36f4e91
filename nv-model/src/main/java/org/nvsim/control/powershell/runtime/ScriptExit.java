package org.nvsim.control.powershell.runtime;

/** Carries {@code exit} out of whatever was running. */
final class ScriptExit extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ScriptExit() {
        super("exit", null, false, false);
    }
}
