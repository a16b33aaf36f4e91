package org.nvsim.audit;

import org.nvsim.scenario.spec.FlowSpec;

/** Where flows go, as a scenario says. */
final class Ports {
    private Ports() {}

    /** The destination port of a flow; -1 if it has none. */
    static int of(FlowSpec spec) {
        if (spec instanceof FlowSpec.Udp udp) {
            return udp.port();
        } else if (spec instanceof FlowSpec.Tcp bulk) {
            return bulk.port();
        } else if (spec instanceof FlowSpec.Transfers transfers) {
            return transfers.port();
        } else if (spec instanceof FlowSpec.RequestResponse requests) {
            return requests.port();
        }
        return -1;
    }
}
