package org.nvsim.host;

import java.util.Objects;
import java.util.Optional;
import org.nvsim.limits.Limits;

/**
 * What a physical adapter takes off the processor.
 *
 * @param name what people call this set of abilities
 * @param largeSend it cuts large sends into frames (large send offload)
 * @param sendChecksum it fills in the checksums of what it sends
 * @param receiveChecksum it checks the checksums of what it receives
 * @param vmQueues it sorts frames by destination MAC and VLAN into a queue for each VM (VMQ)
 * @param receiveScaling it spreads frames that have no VM queue over the cores by a hash (RSS);
 *     with VM queues on, the virtual switch leaves that off and they share one queue
 * @param coalescing it joins segments that wait in a queue into one (receive segment coalescing)
 * @param nvgre all of the above sees the packet inside an NVGRE frame too; without it, such frames
 *     are GRE from one host to another and nothing more
 * @param pushesBack whether what it has no room for waits in the host's memory, or is dropped; if
 *     empty, it waits
 * @param moderationPs least time between two interrupts of one queue, in picoseconds; 0 for none
 */
public record AdapterProfile(
        String name,
        boolean largeSend,
        boolean sendChecksum,
        boolean receiveChecksum,
        boolean vmQueues,
        boolean receiveScaling,
        boolean coalescing,
        boolean nvgre,
        Optional<Boolean> pushesBack,
        long moderationPs) {
    /** 100 000 interrupts a second, the shortest interval that 10 Gbit/s adapters of 2012 had. */
    private static final long MODERATION_PS = 10_000_000L;

    private static final Optional<Boolean> NOT_SAID = Optional.empty();

    /** No offload at all. */
    public static final AdapterProfile PLAIN =
            new AdapterProfile(
                    "plain", false, false, false, false, false, false, false, NOT_SAID, 0);

    /**
     * A good adapter of 2012. Receive coalescing is not among its abilities because Windows did
     * without it under a virtual switch.
     */
    public static final AdapterProfile STANDARD =
            new AdapterProfile(
                    "standard",
                    true,
                    true,
                    true,
                    true,
                    true,
                    false,
                    false,
                    NOT_SAID,
                    MODERATION_PS);

    /** The same with encapsulated task offload for NVGRE. */
    public static final AdapterProfile NVGRE_OFFLOAD =
            new AdapterProfile(
                    "nvgre-offload",
                    true,
                    true,
                    true,
                    true,
                    true,
                    false,
                    true,
                    NOT_SAID,
                    MODERATION_PS);

    public AdapterProfile {
        Objects.requireNonNull(name);
        Limits.WAIT.require(moderationPs, "moderation in ps");
    }
}
