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
     * @param requestBytes of each request, positive
     * @param responseBytes of each response, positive
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
            if (requestBytes <= 0 || responseBytes <= 0) {
                throw new IllegalArgumentException("requests and responses have a byte at least");
            }
        }
    }

    private final TcpProtocol tcp;
    private final Settings settings;
    private final FlowSender sender;
    private final FlowReceiver receiver;
    private final TcpStatistics statistics = new TcpStatistics();
    private final GuestTimer start;
    private long requests;
    private long failures;

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

    /** What TCP counted at this end, over all connections. */
    public TcpStatistics statistics() {
        return statistics;
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

        void ask() {
            long nowPs = tcp.clock().nowPs();
            if (requests == settings.count() || nowPs >= settings.stopPs()) {
                if (connection != null) {
                    connection.finish();
                }
                return;
            }
            number = ++requests;
            askedPs = nowPs;
            missingBytes = settings.responseBytes();
            sender.sent(nowPs, settings.requestBytes());
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
            connection.write(settings.requestBytes());
        }

        @Override
        public void received(TcpConnection from, long bytes) {
            missingBytes -= bytes;
            if (missingBytes == 0) {
                long nowPs = tcp.clock().nowPs();
                receiver.received(nowPs, number, settings.responseBytes(), nowPs - askedPs);
                think.armAfter(settings.thinkPs());
            }
        }

        @Override
        public void closed(TcpConnection from, TcpEnd how) {
            connection = null;
            if (missingBytes > 0) {
                failures++;
                missingBytes = 0;
                think.armAfter(settings.thinkPs());
            }
        }
    }
}
