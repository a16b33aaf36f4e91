package org.nvsim.visualizer.viewmodel;

/** Some bytes of a frame, counted from its start. */
public record ByteRange(int offset, int length) {
    /** No bytes. */
    public static final ByteRange NONE = new ByteRange(0, 0);

    public boolean contains(int at) {
        return at >= offset && at < offset + length;
    }
}
