package org.nvsim.run.record;

/** What a frame is dressed as at a moment: how it is drawn. */
public enum EncapsulationState {
    /** As its sender made it. */
    PLAIN,
    /** Inside an outer packet of NVGRE. */
    ENCAPSULATED,
    /** With provider addresses in place of its own. */
    REWRITTEN,
    /** A question or answer of ARP. */
    ARP;

    private static final EncapsulationState[] ALL = values();

    static EncapsulationState of(int ordinal) {
        return ALL[ordinal];
    }
}
