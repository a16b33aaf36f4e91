package org.nvsim.guest.app;

import org.nvsim.guest.measure.FlowReceiver;
import org.nvsim.guest.tcp.TcpConnection;
import org.nvsim.guest.tcp.TcpProfile;
import org.nvsim.guest.tcp.TcpProtocol;
import org.nvsim.guest.tcp.TcpStatistics;
import org.nvsim.guest.tcp.TcpUser;

/** Accepts connections at a TCP port, takes what they carry, and closes when the sender does. */
public final class BulkReceiver {
    private final FlowReceiver receiver;
    private final TcpStatistics statistics = new TcpStatistics();

    /**
     * @param flow flow of the scenario whose connections it takes
     * @param port port to listen at
     * @param profile how TCP behaves at this end
     */
    public BulkReceiver(TcpProtocol tcp, int flow, int port, TcpProfile profile) {
        this.receiver = new FlowReceiver();
        tcp.listen(
                port,
                flow,
                profile,
                connection -> {
                    connection.statistics().countArrivalsIn(receiver);
                    connection.statistics().addResentTo(statistics);
                    return new Stream();
                });
    }

    /** Segments with data that arrived, and bytes taken in order, over all connections. */
    public FlowReceiver receiver() {
        return receiver;
    }

    /** What TCP sent again at this end, over all connections. */
    public TcpStatistics statistics() {
        return statistics;
    }

    /** One accepted connection. */
    private final class Stream implements TcpUser {
        @Override
        public void received(TcpConnection connection, long bytes) {
            receiver.addBytes(bytes);
        }

        @Override
        public void peerFinished(TcpConnection connection) {
            connection.finish();
        }
    }
}
