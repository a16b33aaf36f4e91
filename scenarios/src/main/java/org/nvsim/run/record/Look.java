package org.nvsim.run.record;

/** What a frame is dressed as at a moment: how it is drawn. */
public enum Look {
    /** As its sender made it. */
    PLAIN,
    /** Inside an outer packet of NVGRE. */
    ENCAPSULATED,
    /** With provider addresses in place of its own. */
    REWRITTEN,
    /** A question or answer of ARP. */
    ARP;

    private static final Look[] ALL = values();

    static Look of(int ordinal) {
        return ALL[ordinal];
    }
}
