package org.nvsim.scenario.spec;

/** What a physical adapter takes off the processor. */
public enum NicProfile implements Word {
    PLAIN("plain", "no offload: the processor cuts, sums and receives everything on one core"),
    STANDARD(
            "standard",
            "large-send and checksum offload, VM queues and receive-side scaling; none of them"
                    + " sees inside GRE"),
    NVGRE_OFFLOAD(
            "nvgre-offload", "as standard, and the same for the packet inside an NVGRE frame");

    private final String word;
    private final String doc;

    NicProfile(String word, String doc) {
        this.word = word;
        this.doc = doc;
    }

    @Override
    public String word() {
        return word;
    }

    @Override
    public String doc() {
        return doc;
    }
}
