package org.nvsim.scenario;

import java.util.List;
import java.util.Optional;
import org.nvsim.host.AdapterProfile;
import org.nvsim.scenario.bind.Fields;
import org.nvsim.scenario.bind.Key;
import org.nvsim.scenario.bind.Section;
import org.nvsim.scenario.bind.Type;
import org.nvsim.scenario.bind.Types;
import org.nvsim.scenario.bind.WordType;
import org.nvsim.scenario.spec.NicProfile;
import org.nvsim.scenario.value.Scalars;

/** Physical adapters: one of the named ones, or one spelled out. */
final class AdapterKeys {
    private static final Type<NicProfile> WORD = WordType.of("adapter", NicProfile.class);

    private static final Key<NicProfile> LIKE =
            Key.defaulted(
                    "like",
                    WORD,
                    NicProfile.STANDARD,
                    "standard",
                    "nvgre-offload",
                    "The adapter whose abilities it has where nothing else is written.");
    private static final Key<Optional<Boolean>> LARGE_SEND =
            ability("large-send", "Cuts large sends into frames (LSO).");
    private static final Key<Optional<Boolean>> SEND_CHECKSUM =
            ability("send-checksum", "Fills in the checksums of what it sends.");
    private static final Key<Optional<Boolean>> RECEIVE_CHECKSUM =
            ability("receive-checksum", "Checks the checksums of what it receives.");
    private static final Key<Optional<Boolean>> VM_QUEUES =
            ability("vm-queues", "Has a queue for each VM, by destination MAC and VLAN (VMQ).");
    private static final Key<Optional<Boolean>> RECEIVE_SCALING =
            ability(
                    "receive-scaling",
                    "Spreads frames over cores by a hash (RSS); not used while it has VM queues.");
    private static final Key<Optional<Boolean>> COALESCING =
            ability("coalescing", "Joins segments that wait in a queue (RSC).");
    private static final Key<Optional<Boolean>> NVGRE =
            ability("nvgre", "Does all of this for the packet inside an NVGRE frame too.");
    private static final Key<Optional<Boolean>> BACKPRESSURE =
            Key.derived(
                    "backpressure",
                    Scalars.TRUTH,
                    "true",
                    "false",
                    "Whether what its buffer has no room for waits in the host's memory, up to"
                            + " 3.15 MB, as in operating systems, whose TCP then holds back what"
                            + " would wait there for more than 1 ms; or is dropped as queue-full.");
    private static final Key<Optional<Long>> MODERATION =
            Key.derived(
                    "moderation",
                    Scalars.WAIT,
                    "that of the adapter it is like",
                    "10us",
                    "Least time between two interrupts of one queue.");

    private static final Section<AdapterProfile> SPELLED_OUT =
            Section.of(
                    "an adapter",
                    "A physical adapter by its abilities.",
                    List.of(
                            LIKE,
                            LARGE_SEND,
                            SEND_CHECKSUM,
                            RECEIVE_CHECKSUM,
                            VM_QUEUES,
                            RECEIVE_SCALING,
                            COALESCING,
                            NVGRE,
                            BACKPRESSURE,
                            MODERATION),
                    AdapterKeys::profile);

    static final Type<AdapterProfile> ADAPTER =
            Types.scalarOr(Types.map(WORD, NicProfile::adapter), SPELLED_OUT);

    private AdapterKeys() {}

    private static Key<Optional<Boolean>> ability(String name, String doc) {
        return Key.derived(name, Scalars.TRUTH, "as in the adapter it is like", "true", doc);
    }

    private static AdapterProfile profile(Fields f) {
        AdapterProfile like = f.get(LIKE).adapter();
        return new AdapterProfile(
                "like " + like.name(),
                f.get(LARGE_SEND).orElse(like.largeSend()),
                f.get(SEND_CHECKSUM).orElse(like.sendChecksum()),
                f.get(RECEIVE_CHECKSUM).orElse(like.receiveChecksum()),
                f.get(VM_QUEUES).orElse(like.vmQueues()),
                f.get(RECEIVE_SCALING).orElse(like.receiveScaling()),
                f.get(COALESCING).orElse(like.coalescing()),
                f.get(NVGRE).orElse(like.nvgre()),
                f.get(BACKPRESSURE),
                f.get(MODERATION).orElse(like.moderationPs()));
    }
}
