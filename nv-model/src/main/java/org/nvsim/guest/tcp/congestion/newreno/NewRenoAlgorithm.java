package org.nvsim.guest.tcp.congestion.newreno;

import java.util.List;
import org.nvsim.feature.Chosen;
import org.nvsim.feature.Parameter;
import org.nvsim.guest.tcp.congestion.CongestionAlgorithm;
import org.nvsim.guest.tcp.congestion.CongestionControl;

/** NewReno as a choice: its word. It has no parameters. */
public final class NewRenoAlgorithm implements CongestionAlgorithm {
    /** For the service loader. */
    public NewRenoAlgorithm() {
        // no state
    }

    @Override
    public String word() {
        return "new-reno";
    }

    @Override
    public String doc() {
        return "NewReno (RFC 5681, RFC 6582)";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of();
    }

    @Override
    public EcnFeedback ecnFeedback() {
        return EcnFeedback.NONE;
    }

    @Override
    public CongestionControl create(Chosen<CongestionAlgorithm> settings) {
        return new NewReno();
    }
}
