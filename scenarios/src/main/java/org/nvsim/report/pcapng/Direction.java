package org.nvsim.report.pcapng;

/** Which way a frame went through an interface, as {@code epb_flags} say it. */
enum Direction {
    IN(1),
    OUT(2),
    /** Neither: it ended where it was. */
    NONE(0);

    private final int flags;

    Direction(int flags) {
        this.flags = flags;
    }

    int flags() {
        return flags;
    }
}
