package org.nvsim.guest.app;

import org.nvsim.guest.GuestTimer;
import org.nvsim.guest.measure.FlowReceiver;
import org.nvsim.guest.measure.FlowSender;
import org.nvsim.guest.tcp.TcpConnection;
import org.nvsim.guest.tcp.TcpEnd;
import org.nvsim.guest.tcp.TcpProfile;
import org.nvsim.guest.tcp.TcpProtocol;
import org.nvsim.guest.tcp.TcpStatistics;
import org.nvsim.guest.tcp.TcpUser;
import org.nvsim.limits.Limits;

/**
 * Sends requests of one size over a number of connections and waits for responses of one size from
 * a {@link RequestServer}, on each connection one after the other. A connection that breaks is
 * opened anew for the next request.
 */
public final class RequestClient {
    /**
     * What to ask.
     *
     * @param flow flow of the scenario
     * @param destination whom to ask
     * @param port destination port
     * @param requestBytes of each request, within {@link Limits#DATA}
     * @param responseBytes of each response, within {@link Limits#DATA}
     * @param thinkPs from a response to the next request of the same connection
     * @param concurrency connections used at the same time
     * @param count requests in all, or {@link Long#MAX_VALUE}
     * @param startPs when the connections are opened
     * @param stopPs from when on no request is sent
     * @param profile how TCP behaves
     */
    public record Settings(
            int flow,
            int destination,
            int port,
            long requestBytes,
            long responseBytes,
            long thinkPs,
            int concurrency,
            long count,
            long startPs,
            long stopPs,
            TcpProfile profile) {
        public Settings {
            Limits.DATA.require(requestBytes, "a request in bytes");
            Limits.DATA.require(responseBytes, "a response in bytes");
            Limits.WAIT.require(thinkPs, "time to think in ps");
            Limits.CONNECTIONS.require(concurrency, "a number of connections");
        }
    }

    private final TcpProtocol tcp;
    private final Settings settings;
    private final FlowSender sender;
    private final FlowReceiver receiver;
    private final TcpStatistics statistics = new TcpStatistics();
    private final GuestTimer start;
    private final long[] lost = new long[TcpEnd.values().length];
    private long requests;
    private long delivered;
    private long failures;
    private int resting; // connections that will ask nothing more
    private long lastEndPs;

    public RequestClient(TcpProtocol tcp, Settings settings) {
        this.tcp = tcp;
        this.settings = settings;
        this.sender = new FlowSender();
        this.receiver = new FlowReceiver();
        this.start = tcp.clock().newTimer(this::open);
    }

    /** Lets it begin at its start time. */
    public void start() {
        start.armAt(settings.startPs());
    }

    private void open() {
        sender.began(tcp.clock().nowPs());
        for (int i = 0; i < settings.concurrency(); i++) {
            new Asker().ask();
        }
    }

    /** Requests; their payload. */
    public FlowSender sender() {
        return sender;
    }

    /** Complete responses, with the times from request to response. */
    public FlowReceiver receiver() {
        return receiver;
    }

    /** What TCP counted at this end, over all connections; its server adds what it sent again. */
    public TcpStatistics statistics() {
        return statistics;
    }

    /** Requests that arrived whole, as this end knows by their acknowledgment. */
    public long delivered() {
        return delivered;
    }

    /** Requests that did not arrive whole before their connection ended in this way. */
    public long lost(TcpEnd how) {
        return lost[how.ordinal()];
    }

    private void rest() {
        resting++;
        if (resting == settings.concurrency()) {
            long stopPs = requests == settings.count() ? 0 : settings.stopPs();
            sender.doneAt(Math.max(lastEndPs, stopPs));
        }
    }

    /** Requests whose connection broke before the response was complete. */
    public long failures() {
        return failures;
    }

    /** One connection at a time, and what is asked over it. */
    private final class Asker implements TcpUser {
        private final GuestTimer think = tcp.clock().newTimer(this::ask);
        private TcpConnection connection;
        private long number;
        private long askedPs;
        private long missingBytes;
        private long unacknowledgedBytes;

        void ask() {
            long nowPs = tcp.clock().nowPs();
            if (requests == settings.count() || nowPs >= settings.stopPs()) {
                if (connection != null) {
                    connection.finish();
                }
                rest();
                return;
            }
            number = ++requests;
            askedPs = nowPs;
            missingBytes = settings.responseBytes();
            unacknowledgedBytes = settings.requestBytes();
            sender.sent(nowPs, 1, settings.requestBytes());
            if (connection == null) {
                connection =
                        tcp.connect(
                                settings.destination(),
                                settings.port(),
                                this,
                                settings.flow(),
                                settings.profile(),
                                statistics);
            }
            if (connection == null) {
                failed(TcpEnd.ADDRESS_IN_USE);
                // As long as it would wait for the answer to a SYN: chosen, so that time passes.
                think.armAfter(Math.max(settings.thinkPs(), settings.profile().initialRtoPs()));
                return;
            }
            connection.write(settings.requestBytes());
        }

        @Override
        public void acknowledged(TcpConnection from, long bytes) {
            unacknowledgedBytes -= bytes;
            delivered += unacknowledgedBytes == 0 ? 1 : 0;
        }

        @Override
        public void received(TcpConnection from, long bytes) {
            missingBytes -= bytes;
            if (missingBytes == 0) {
                long nowPs = tcp.clock().nowPs();
                lastEndPs = nowPs;
                receiver.received(nowPs, number, settings.responseBytes(), nowPs - askedPs);
                think.armAfter(settings.thinkPs());
            }
        }

        @Override
        public void closed(TcpConnection from, TcpEnd how) {
            connection = null;
            if (missingBytes > 0) {
                failed(how);
                think.armAfter(settings.thinkPs());
            }
        }

        private void failed(TcpEnd how) {
            failures++;
            missingBytes = 0;
            lastEndPs = tcp.clock().nowPs();
            lost[how.ordinal()] += unacknowledgedBytes > 0 ? 1 : 0;
        }
    }
}
