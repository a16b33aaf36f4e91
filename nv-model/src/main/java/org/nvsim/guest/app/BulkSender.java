package org.nvsim.guest.app;

import org.nvsim.guest.GuestTimer;
import org.nvsim.guest.measure.FlowSender;
import org.nvsim.guest.measure.LatencyHistogram;
import org.nvsim.guest.tcp.TcpConnection;
import org.nvsim.guest.tcp.TcpEnd;
import org.nvsim.guest.tcp.TcpProfile;
import org.nvsim.guest.tcp.TcpProtocol;
import org.nvsim.guest.tcp.TcpStatistics;
import org.nvsim.guest.tcp.TcpUser;
import org.nvsim.guest.tcp.WindowTrace;

/** Sends a number of bytes, or as many as a span of time allows, over one TCP connection. */
public final class BulkSender implements TcpUser {
    /** More than any run can carry, and still far from the end of a long. */
    private static final long ENDLESS = 1L << 60;

    private static final long TRACE_INTERVAL_PS = 1_000_000_000L; // 1 ms at first

    /**
     * What to send.
     *
     * @param flow flow of the scenario
     * @param destination to whom
     * @param port destination port
     * @param bytes how many, or {@link Long#MAX_VALUE}
     * @param startPs when the connection is opened
     * @param stopPs from when on nothing more is sent for the first time, or {@link Long#MAX_VALUE}
     * @param profile how TCP behaves
     */
    public record Settings(
            int flow,
            int destination,
            int port,
            long bytes,
            long startPs,
            long stopPs,
            TcpProfile profile) {}

    private final TcpProtocol tcp;
    private final Settings settings;
    private final FlowSender sender;
    private final TcpStatistics statistics;
    private final WindowTrace window = new WindowTrace(TRACE_INTERVAL_PS);
    private final GuestTimer start;
    private final GuestTimer stop;
    private TcpConnection connection;
    private boolean connected;
    private long unacknowledgedBytes; // of what it wants to send
    private TcpEnd end;
    private long endPs = -1;

    public BulkSender(TcpProtocol tcp, Settings settings) {
        this.tcp = tcp;
        this.settings = settings;
        this.sender = new FlowSender();
        this.statistics = new TcpStatistics(sender);
        this.start = tcp.clock().newTimer(this::open);
        this.stop = tcp.clock().newTimer(this::stop);
    }

    /** Lets it begin at its start time. */
    public void start() {
        if (settings.bytes() > 0 && settings.startPs() < settings.stopPs()) {
            start.armAt(settings.startPs());
        }
    }

    private void open() {
        connection =
                tcp.connect(
                        settings.destination(),
                        settings.port(),
                        this,
                        settings.flow(),
                        settings.profile(),
                        statistics);
        sender.began(tcp.clock().nowPs());
        unacknowledgedBytes = Math.min(settings.bytes(), ENDLESS);
        if (connection == null) {
            closed(null, TcpEnd.ADDRESS_IN_USE);
            return;
        }
        connection.traceTo(window);
        connection.write(unacknowledgedBytes);
        if (settings.bytes() < ENDLESS) {
            connection.finish();
        }
        if (settings.stopPs() != Long.MAX_VALUE) {
            stop.armAt(settings.stopPs());
        }
    }

    private void stop() {
        if (end == null && unacknowledgedBytes > 0) {
            unacknowledgedBytes -= connection.discardUnsent();
            connection.finish();
            doneIfAllArrived();
        }
    }

    private void doneIfAllArrived() {
        if (unacknowledgedBytes == 0) {
            sender.doneAt(tcp.clock().nowPs());
        }
    }

    @Override
    public void connected(TcpConnection established) {
        connected = true;
    }

    @Override
    public void acknowledged(TcpConnection from, long bytes) {
        unacknowledgedBytes -= bytes;
        doneIfAllArrived();
    }

    @Override
    public void closed(TcpConnection closed, TcpEnd how) {
        end = how;
        endPs = tcp.clock().nowPs();
        if (unacknowledgedBytes > 0) { // it broke; its application would have gone on
            sender.doneAt(Math.max(endPs, settings.stopPs()));
        }
    }

    /** Segments with data and bytes sent; those sent again count as packets only. */
    public FlowSender sender() {
        return sender;
    }

    public TcpStatistics statistics() {
        return statistics;
    }

    /** Round-trip times. */
    public LatencyHistogram roundTrips() {
        return statistics.roundTrips();
    }

    /** The congestion window over time. */
    public WindowTrace window() {
        return window;
    }

    /** Whether there ever was a connection. */
    public boolean wasConnected() {
        return connected;
    }

    /** How the connection ended, or null while it has not. */
    public TcpEnd end() {
        return end;
    }

    /** When the connection ended, in picoseconds; -1 while it has not. */
    public long endPs() {
        return endPs;
    }
}
