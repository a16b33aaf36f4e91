package org.nvsim.topology.importer;

/** A text is not what its format demands, so nothing behind the place can be read. */
final class UnreadableException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int line;

    /**
     * @param line where reading ended, from 1
     * @param message what is wrong there, without a final stop
     */
    UnreadableException(int line, String message) {
        super(message);
        this.line = line;
    }

    int line() {
        return line;
    }
}
