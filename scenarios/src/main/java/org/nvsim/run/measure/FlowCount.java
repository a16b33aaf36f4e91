package org.nvsim.run.measure;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.nvsim.guest.tcp.TcpEnd;
import org.nvsim.guest.tcp.TcpStatistics;
import org.nvsim.packet.DropReason;
import org.nvsim.run.build.Flow;
import org.nvsim.run.build.FlowFates;
import org.nvsim.scenario.spec.Scenario;

/**
 * The figures of one flow, from the start of the run or over a part of it; {@code docs/figures.md}
 * says what each is. All that prints, compares or exports a flow's figures takes them from here.
 *
 * @param lost packets by reason: ordinals of {@link DropReason}, then of {@link TcpEnd} for
 *     requests whose connection ended
 * @param inFlight packets neither delivered nor lost at the end of the time
 * @param receivedBytes payload delivered
 * @param activePs how much of the time the flow wanted to send
 */
public record FlowCount(
        long sent,
        long delivered,
        long answered,
        long[] lost,
        long inFlight,
        long sentBytes,
        long receivedBytes,
        long activePs,
        long retransmits) {
    private static final int WORDS = DropReason.count() + TcpEnd.values().length;

    /**
     * How the flow stands.
     *
     * @param nowPs time since the start of the run
     */
    static FlowCount of(Flow flow, FlowFates.Fate fate, long nowPs) {
        long sent = flow.sender().packets() + fate.moreSegments();
        long delivered = flow.delivered(fate);
        long[] lost = new long[WORDS];
        long lostInAll = 0;
        for (int i = 0; i < WORDS; i++) {
            lost[i] =
                    i < DropReason.count()
                            ? fate.lost()[i]
                            : flow.lostRequests(TcpEnd.values()[i - DropReason.count()]);
            lostInAll += lost[i];
        }
        return new FlowCount(
                sent,
                delivered,
                flow.answered(),
                lost,
                sent - delivered - lostInAll,
                flow.sender().bytes(),
                flow.receivedBytes(delivered),
                flow.sender().activePs(nowPs, flow.lastArrivalPs(fate)),
                flow.tcp().stream().mapToLong(TcpStatistics::resentSegments).sum());
    }

    /**
     * Fails loudly if more packets were delivered or lost than sent.
     *
     * @throws IllegalStateException saying of which flow, with what reproduces it
     */
    void requireBalanced(Scenario scenario, String flow) {
        if (inFlight < 0) {
            throw new IllegalStateException(
                    "scenario "
                            + scenario.name()
                            + ", seed "
                            + scenario.seed()
                            + ", flow "
                            + flow
                            + ": sent "
                            + sent
                            + " is less than delivered "
                            + delivered
                            + " + lost "
                            + lostInAll());
        }
    }

    /**
     * What came since {@code earlier}. What was in flight then is delivered or lost in this time
     * without being sent in it: in flight then + sent = delivered + lost + in flight at the end.
     */
    FlowCount since(FlowCount earlier) {
        long[] since = lost.clone();
        for (int i = 0; i < since.length; i++) {
            since[i] -= earlier.lost[i];
        }
        return new FlowCount(
                sent - earlier.sent,
                delivered - earlier.delivered,
                answered - earlier.answered,
                since,
                inFlight,
                sentBytes - earlier.sentBytes,
                receivedBytes - earlier.receivedBytes,
                activePs - earlier.activePs,
                retransmits - earlier.retransmits);
    }

    /** Packets lost, for whatever reason. */
    long lostInAll() {
        long all = 0;
        for (long count : lost) {
            all += count;
        }
        return all;
    }

    /** Packets lost as a part of those delivered or lost, 0 to 1; NaN if there are none. */
    double loss() {
        return (double) lostInAll() / (lostInAll() + delivered);
    }

    /** Payload delivered, over the time the flow wanted to send, in bit/s; 0 if that is none. */
    double goodputBitsPerSecond() {
        return activePs <= 0 ? 0 : receivedBytes * 8e12 / activePs;
    }

    /** Packets lost by the word of the reason, in the order in which they are declared. */
    Map<String, Long> lostByReason() {
        Map<String, Long> words = new LinkedHashMap<>();
        for (int i = 0; i < lost.length; i++) {
            if (lost[i] != 0) {
                words.put(word(i), lost[i]);
            }
        }
        return words;
    }

    private static String word(int i) {
        if (i < DropReason.count()) {
            return DropReason.of(i).word();
        }
        TcpEnd end = TcpEnd.values()[i - DropReason.count()];
        String how = end == TcpEnd.NORMAL ? "closed" : end.name().toLowerCase(Locale.ROOT);
        return "connection-" + how.replace('_', '-');
    }
}
