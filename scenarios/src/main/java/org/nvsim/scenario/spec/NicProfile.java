package org.nvsim.scenario.spec;

import org.nvsim.feature.Word;
import org.nvsim.host.AdapterProfile;

/** What a physical adapter takes off the processor. */
public enum NicProfile implements Word {
    PLAIN(
            AdapterProfile.PLAIN,
            "no offload: the processor cuts, sums and receives everything on one core"),
    STANDARD(
            AdapterProfile.STANDARD,
            "large-send and checksum offload, VM queues and receive-side scaling; none of them"
                    + " sees inside GRE"),
    NVGRE_OFFLOAD(
            AdapterProfile.NVGRE_OFFLOAD,
            "as standard, and the same for the packet inside an NVGRE frame");

    private final AdapterProfile adapter;
    private final String doc;

    NicProfile(AdapterProfile adapter, String doc) {
        this.adapter = adapter;
        this.doc = doc;
    }

    /** The adapter of this name. */
    public AdapterProfile adapter() {
        return adapter;
    }

    @Override
    public String word() {
        return adapter.name();
    }

    @Override
    public String doc() {
        return doc;
    }
}
