package org.nvsim.guest.tcp.congestion.cubic;

import java.util.List;
import org.nvsim.feature.Chosen;
import org.nvsim.feature.Parameter;
import org.nvsim.guest.tcp.congestion.CongestionAlgorithm;
import org.nvsim.guest.tcp.congestion.CongestionControl;

/** CUBIC as a choice: its word and parameters. */
public final class CubicAlgorithm implements CongestionAlgorithm {
    /** How steep the curve is, in segments per second cubed. */
    static final Parameter<Double> C =
            Parameter.number(
                    "c",
                    0.001,
                    100,
                    0.4,
                    "How steep the curve is, in segments per second cubed (RFC 9438 s5: C).");

    /** What is kept of the window after a loss. */
    static final Parameter<Double> BETA =
            Parameter.number(
                    "beta",
                    0.1,
                    0.95,
                    0.7,
                    "What is kept of the window after a loss (RFC 9438 s4.6: beta_cubic).");

    /** For the service loader. */
    public CubicAlgorithm() {
        // no state
    }

    @Override
    public String word() {
        return "cubic";
    }

    @Override
    public String doc() {
        return "CUBIC (RFC 9438)";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(C, BETA);
    }

    @Override
    public EcnFeedback ecnFeedback() {
        return EcnFeedback.NONE;
    }

    @Override
    public CongestionControl create(Chosen<CongestionAlgorithm> settings) {
        return new Cubic(settings.get(C), settings.get(BETA));
    }
}
