package org.nvsim.control.powershell.runtime;

/** A bound of the interpreter; unlike other failures a script cannot catch it. */
final class LimitReached extends ScriptFailure {
    private static final long serialVersionUID = 1L;

    LimitReached(int at, String message) {
        super(at, message);
    }
}
