package org.nvsim.guest.tcp.congestion;

import java.util.ServiceLoader;
import org.nvsim.feature.Chosen;
import org.nvsim.feature.Feature;
import org.nvsim.feature.Registry;

/**
 * A way to size TCP's congestion window: one of the words of {@code congestion}. Each lives in a
 * package of its own, with all that is known of it, and is found as a service.
 */
public interface CongestionAlgorithm extends Feature {
    /** What acknowledgments have to say about marks of the network. */
    enum EcnFeedback {
        /** Nothing: ECN is not asked for on its behalf. */
        NONE,
        /** That there were marks, until the sender has reacted (RFC 3168 s6.1.3). */
        PER_WINDOW,
        /** Which segments were marked (RFC 8257 s3.2). */
        PER_SEGMENT
    }

    /** What acknowledgments have to say about marks, so that it can work. */
    EcnFeedback ecnFeedback();

    /**
     * The window of a new connection.
     *
     * @param settings a value for each of {@link #parameters}
     */
    CongestionControl create(Chosen<CongestionAlgorithm> settings);

    /** All that there are. */
    static Registry<CongestionAlgorithm> registry() {
        return Known.REGISTRY;
    }

    /** This with the standard values of its parameters. */
    default Chosen<CongestionAlgorithm> standard() {
        return Chosen.standard(this);
    }

    /** Looked for once, when the first is asked for. */
    final class Known {
        private static final Registry<CongestionAlgorithm> REGISTRY =
                Registry.of(
                        "congestion control",
                        ServiceLoader.load(
                                CongestionAlgorithm.class,
                                Registry.loaderOf(CongestionAlgorithm.class)));

        private Known() {}
    }
}
