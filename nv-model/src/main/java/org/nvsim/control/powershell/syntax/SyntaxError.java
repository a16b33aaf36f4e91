package org.nvsim.control.powershell.syntax;

/** Leaves a construct that cannot be read; the statement list records it and goes on behind it. */
final class SyntaxError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int offset;
    private final boolean swallowed;

    SyntaxError(int offset, String message) {
        this(offset, message, false);
    }

    private SyntaxError(int offset, String message, boolean swallowed) {
        super(message, null, false, false);
        this.offset = offset;
        this.swallowed = swallowed;
    }

    /** Something without an end, which took all of the text that follows: read that again. */
    static SyntaxError endless(int offset, String message) {
        return new SyntaxError(offset, message, true);
    }

    boolean swallowed() {
        return swallowed;
    }

    int offset() {
        return offset;
    }
}
