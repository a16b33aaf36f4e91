package org.nvsim.control.powershell.runtime;

/** A value is larger, or deeper, than the interpreter looks at. */
final class ValueBound extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    ValueBound(String message) {
        super(message);
    }
}
