package org.nvsim.guest.tcp.congestion.dctcp;

import java.util.List;
import org.nvsim.feature.Chosen;
import org.nvsim.feature.Parameter;
import org.nvsim.guest.tcp.congestion.CongestionAlgorithm;
import org.nvsim.guest.tcp.congestion.CongestionControl;

/** Data Center TCP as a choice: its word and parameter. */
public final class DctcpAlgorithm implements CongestionAlgorithm {
    /** Weight of the newest window in the estimate. */
    static final Parameter<Double> GAIN =
            Parameter.number(
                    "gain",
                    0.001,
                    1,
                    1.0 / 16,
                    "Weight of the newest window in the estimate of how much is marked (RFC 8257"
                            + " s4.2: g).");

    /** For the service loader. */
    public DctcpAlgorithm() {
        // no state
    }

    @Override
    public String word() {
        return "dctcp";
    }

    @Override
    public String doc() {
        return "Data Center TCP (RFC 8257)";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(GAIN);
    }

    @Override
    public EcnFeedback ecnFeedback() {
        return EcnFeedback.PER_SEGMENT;
    }

    @Override
    public CongestionControl create(Chosen<CongestionAlgorithm> settings) {
        return new Dctcp(settings.get(GAIN));
    }
}
