package org.nvsim.guest.app;

import org.nvsim.engine.random.RandomStream;
import org.nvsim.guest.GuestTimer;
import org.nvsim.guest.measure.FlowSender;
import org.nvsim.guest.measure.LatencyHistogram;
import org.nvsim.guest.tcp.TcpConnection;
import org.nvsim.guest.tcp.TcpEnd;
import org.nvsim.guest.tcp.TcpProfile;
import org.nvsim.guest.tcp.TcpProtocol;
import org.nvsim.guest.tcp.TcpStatistics;
import org.nvsim.guest.tcp.TcpUser;
import org.nvsim.limits.Limits;

/**
 * Opens TCP connections at random moments (a Poisson process), each for a transfer whose size is
 * drawn from a measured distribution; a {@link BulkReceiver} takes them. This is the traffic of
 * data centres as traces describe it: many small transfers, and most bytes in a few large ones.
 */
public final class FlowArrivals {
    /**
     * What to send.
     *
     * @param flow flow of the scenario
     * @param destination to whom
     * @param port destination port
     * @param sizes how large transfers are
     * @param rateBitsPerSecond mean rate of payload that is offered, within {@link Limits#RATE}
     * @param count transfers in all, or {@link Long#MAX_VALUE}
     * @param startPs when it begins
     * @param stopPs from when on none is begun
     * @param profile how TCP behaves
     */
    public record Settings(
            int flow,
            int destination,
            int port,
            EmpiricalDistribution sizes,
            long rateBitsPerSecond,
            long count,
            long startPs,
            long stopPs,
            TcpProfile profile) {
        public Settings {
            Limits.RATE.require(rateBitsPerSecond, "a rate in bit/s");
        }
    }

    private final TcpProtocol tcp;
    private final Settings settings;
    private final RandomStream random;
    private final FlowSender sender;
    private final TcpStatistics statistics;
    private final LatencyHistogram completion = new LatencyHistogram();
    private final GuestTimer next;
    private final long meanGapPs;
    private long begun;
    private boolean allBegun;
    private long lastEndPs;
    private long completed;
    private long failed;

    /**
     * @param random decides moments and sizes; named after the flow
     */
    public FlowArrivals(TcpProtocol tcp, Settings settings, RandomStream random) {
        this.tcp = tcp;
        this.settings = settings;
        this.random = random;
        this.sender = new FlowSender();
        this.statistics = new TcpStatistics(sender);
        this.next = tcp.clock().newTimer(this::begin);
        this.meanGapPs = meanGapPs(settings.sizes(), settings.rateBitsPerSecond());
    }

    /**
     * From one transfer to the next, on average, in picoseconds: at least 1, however small they
     * are.
     *
     * @param rateBitsPerSecond mean rate of payload
     */
    public static long meanGapPs(EmpiricalDistribution sizes, long rateBitsPerSecond) {
        return Math.max(1, (long) (sizes.mean() * 8e12 / rateBitsPerSecond));
    }

    /** Lets it begin at its start time. */
    public void start() {
        next.armAt(settings.startPs() + gapPs());
    }

    private long gapPs() {
        return Math.min(Limits.PERIOD.max(), random.nextExponential(meanGapPs));
    }

    private void begin() {
        if (begun == settings.count() || tcp.clock().nowPs() >= settings.stopPs()) {
            allBegun = true;
            doneIfAllEnded();
            return;
        }
        sender.began(tcp.clock().nowPs());
        begun++;
        long bytes = Math.max(1, (long) settings.sizes().draw(random));
        Transfer transfer = new Transfer(tcp.clock().nowPs());
        TcpConnection connection =
                tcp.connect(
                        settings.destination(),
                        settings.port(),
                        transfer,
                        settings.flow(),
                        settings.profile(),
                        statistics);
        if (connection == null) {
            transfer.closed(null, TcpEnd.ADDRESS_IN_USE);
        } else {
            connection.write(bytes);
            connection.finish();
        }
        next.armAfter(gapPs());
    }

    private void doneIfAllEnded() {
        if (allBegun && begun == completed + failed) {
            long stopPs = begun == settings.count() ? 0 : settings.stopPs();
            sender.doneAt(Math.max(lastEndPs, stopPs));
        }
    }

    /** Segments with data and bytes sent, over all transfers. */
    public FlowSender sender() {
        return sender;
    }

    /** What TCP counted at this end, over all transfers. */
    public TcpStatistics statistics() {
        return statistics;
    }

    /** Times from opening to the end of each transfer that was completed. */
    public LatencyHistogram completion() {
        return completion;
    }

    /** Transfers begun. */
    public long begun() {
        return begun;
    }

    /** Transfers that ended well. */
    public long completed() {
        return completed;
    }

    /** Transfers whose connection broke. */
    public long failed() {
        return failed;
    }

    /** One transfer. */
    private final class Transfer implements TcpUser {
        private final long begunPs;

        Transfer(long begunPs) {
            this.begunPs = begunPs;
        }

        @Override
        public void closed(TcpConnection connection, TcpEnd how) {
            lastEndPs = tcp.clock().nowPs();
            if (how == TcpEnd.NORMAL) {
                completed++;
                completion.record(lastEndPs - begunPs);
            } else {
                failed++;
            }
            doneIfAllEnded();
        }
    }
}
