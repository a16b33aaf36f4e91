package org.nvsim.guest.tcp;

import java.util.stream.Stream;
import org.nvsim.feature.Chosen;
import org.nvsim.guest.tcp.congestion.CongestionAlgorithm;

/** The congestion controls there are, for tests of what all of them must do. */
final class CongestionControls {
    private CongestionControls() {}

    static Stream<String> words() {
        return CongestionAlgorithm.registry().all().stream().map(CongestionAlgorithm::word);
    }

    static Chosen<CongestionAlgorithm> named(String word) {
        return CongestionAlgorithm.registry().get(word).standard();
    }
}
