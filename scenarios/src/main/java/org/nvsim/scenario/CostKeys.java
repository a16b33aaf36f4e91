package org.nvsim.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nvsim.host.CpuCosts;
import org.nvsim.limits.Bounds;
import org.nvsim.limits.Limits;
import org.nvsim.scenario.bind.Fields;
import org.nvsim.scenario.bind.Key;
import org.nvsim.scenario.bind.Quantity;
import org.nvsim.scenario.bind.Section;

/** What work takes on a core, where a scenario wants other numbers than those that ship. */
final class CostKeys {
    private static final Calibration SHIPPED = Calibration.shipped();
    private static final List<Key<?>> KEYS = new ArrayList<>();

    private static final Key<Optional<Long>> RECEIVE_PACKET =
            cost("receive-packet", Limits.WORK, "A frame from the adapter's queue into the guest.");
    private static final Key<Optional<Long>> SEND_PACKET =
            cost(
                    "send-packet",
                    Limits.WORK,
                    "A packet, or one large send, from the guest to the adapter.");
    private static final Key<Optional<Long>> SEND_BYTE =
            cost("send-byte", Limits.WORK_PER_BYTE, "A byte copied on its way out.");
    private static final Key<Optional<Long>> CUT_SEGMENT =
            cost("cut-segment", Limits.WORK, "A frame cut off a large send by software.");
    private static final Key<Optional<Long>> CHECKSUM_BYTE =
            cost("checksum-byte", Limits.WORK_PER_BYTE, "A byte summed by software.");
    private static final Key<Optional<Long>> LOOKUP =
            cost("lookup", Limits.WORK, "Finding the policy record of a packet.");
    private static final Key<Optional<Long>> ENCAPSULATE =
            cost(
                    "encapsulate",
                    Limits.WORK,
                    "Building the outer headers of a packet or a large send.");
    private static final Key<Optional<Long>> DECAPSULATE =
            cost(
                    "decapsulate",
                    Limits.WORK,
                    "Checking and taking off the outer headers of a frame.");
    private static final Key<Optional<Long>> REWRITE =
            cost("rewrite", Limits.WORK, "Replacing the addresses of a packet.");
    private static final Key<Optional<Long>> INTERRUPT =
            cost("interrupt", Limits.WORK, "Taking an interrupt when the core was idle.");
    private static final Key<Optional<Long>> COALESCED_PACKET =
            cost(
                    "coalesced-packet",
                    Limits.WORK,
                    "A frame that is joined to one that waits in the queue.");

    static final Section<CpuCosts> COSTS =
            Section.of(
                    "costs",
                    "What work takes on a core of a host; see docs/calibration.md for the numbers"
                            + " that ship and where they come from.",
                    KEYS,
                    CostKeys::costs);

    private CostKeys() {}

    /** The numbers that ship. */
    static CpuCosts shipped() {
        return new CpuCosts(
                SHIPPED.valuePs(RECEIVE_PACKET.name()),
                SHIPPED.valuePs(SEND_PACKET.name()),
                SHIPPED.valuePs(SEND_BYTE.name()),
                SHIPPED.valuePs(CUT_SEGMENT.name()),
                SHIPPED.valuePs(CHECKSUM_BYTE.name()),
                SHIPPED.valuePs(LOOKUP.name()),
                SHIPPED.valuePs(ENCAPSULATE.name()),
                SHIPPED.valuePs(DECAPSULATE.name()),
                SHIPPED.valuePs(REWRITE.name()),
                SHIPPED.valuePs(INTERRUPT.name()),
                SHIPPED.valuePs(COALESCED_PACKET.name()));
    }

    private static CpuCosts costs(Fields f) {
        return new CpuCosts(
                value(f, RECEIVE_PACKET),
                value(f, SEND_PACKET),
                value(f, SEND_BYTE),
                value(f, CUT_SEGMENT),
                value(f, CHECKSUM_BYTE),
                value(f, LOOKUP),
                value(f, ENCAPSULATE),
                value(f, DECAPSULATE),
                value(f, REWRITE),
                value(f, INTERRUPT),
                value(f, COALESCED_PACKET));
    }

    private static long value(Fields f, Key<Optional<Long>> key) {
        return f.get(key).orElseGet(() -> SHIPPED.valuePs(key.name()));
    }

    private static Key<Optional<Long>> cost(String name, Bounds bounds, String doc) {
        String shipped = Quantity.durationText(SHIPPED.valuePs(name));
        Key<Optional<Long>> key =
                Key.derived(name, Quantity.DURATION.within(bounds, shipped), shipped, shipped, doc);
        KEYS.add(key);
        return key;
    }
}
