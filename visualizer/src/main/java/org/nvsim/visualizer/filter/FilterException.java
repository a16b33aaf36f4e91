package org.nvsim.visualizer.filter;

/** A filter that cannot be understood, with the place in its text. */
public final class FilterException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int position;
    private final int length;

    FilterException(String message, int position, int length) {
        super(message);
        this.position = position;
        this.length = Math.max(1, length);
    }

    /** The first wrong character, counted from 0. */
    public int position() {
        return position;
    }

    /** How many characters are wrong, at least 1. */
    public int length() {
        return length;
    }
}
