package org.nvsim.fabric;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Packets that a device dropped because the way ahead carries none so long, and how long a packet
 * it would have to carry.
 */
public final class Oversized {
    /** The way ahead is not known by a port: a router's, into a subnet. */
    public static final int ANY_PORT = -1;

    /**
     * Packets of one flow that did not fit.
     *
     * @param port number of the port they were to leave through, or {@link #ANY_PORT}
     * @param flow what their frames are tagged with; negative for frames of no flow
     * @param count how many
     * @param longestBytes IP packets of this length must fit for the longest of them to pass
     */
    public record Refused(int port, int flow, long count, int longestBytes) {}

    private final Map<Long, Refused> byPortAndFlow = new TreeMap<>();

    Oversized() {}

    /** One more packet, which needs room for IP packets of {@code neededBytes}. */
    public void note(int port, int flow, int neededBytes) {
        byPortAndFlow.merge(
                (long) port << 32 | Integer.toUnsignedLong(flow),
                new Refused(port, flow, 1, neededBytes),
                (a, b) ->
                        new Refused(
                                port,
                                flow,
                                a.count + b.count,
                                Math.max(a.longestBytes, b.longestBytes)));
    }

    /** All that were refused, by port and flow. */
    public List<Refused> all() {
        return new ArrayList<>(byPortAndFlow.values());
    }
}
