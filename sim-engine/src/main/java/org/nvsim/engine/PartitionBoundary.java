package org.nvsim.engine;

import java.util.ArrayList;
import java.util.List;

/** The channels that lead from one part of a simulation to another. */
final class PartitionBoundary {
    private final Mailbox[][] ways; // from, to; null where there is no channel
    private long lookaheadPs = Long.MAX_VALUE;

    /** Finds them among all sources, and leads what they carry over to the other part. */
    PartitionBoundary(List<EventSource> sources, int parts) {
        ways = new Mailbox[parts][parts];
        for (EventSource source : sources) {
            if (source instanceof Channel<?> channel) {
                int from = channel.from().part();
                int to = channel.node.part();
                if (from != to) {
                    cross(channel, from, to);
                }
            }
        }
    }

    private void cross(Channel<?> channel, int from, int to) {
        if (ways[from][to] == null) {
            ways[from][to] = new Mailbox();
        }
        channel.crossBy(ways[from][to]);
        lookaheadPs = Math.min(lookaheadPs, channel.minDelayPs());
    }

    /** Least delay of these channels; {@link Long#MAX_VALUE} if there is none. */
    long lookaheadPs() {
        return lookaheadPs;
    }

    /** One part, with its ways to and from others. */
    LogicalProcess part(int number, EventLoop loop) {
        List<Mailbox> inward = new ArrayList<>();
        List<Mailbox> outward = new ArrayList<>();
        for (int other = 0; other < ways.length; other++) {
            if (ways[other][number] != null) {
                inward.add(ways[other][number]);
            }
            if (ways[number][other] != null) {
                outward.add(ways[number][other]);
            }
        }
        return new LogicalProcess(
                loop, inward.toArray(new Mailbox[0]), outward.toArray(new Mailbox[0]));
    }
}
