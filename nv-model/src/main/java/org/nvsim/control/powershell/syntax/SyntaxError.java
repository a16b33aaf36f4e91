package org.nvsim.control.powershell.syntax;

/** Leaves a construct that cannot be read; the statement list records it and goes on behind it. */
final class SyntaxError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int offset;

    SyntaxError(int offset, String message) {
        super(message, null, false, false);
        this.offset = offset;
    }

    int offset() {
        return offset;
    }
}
