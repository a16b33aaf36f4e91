package org.nvsim.guest.app;

import org.nvsim.guest.measure.FlowReceiver;
import org.nvsim.guest.tcp.TcpConnection;
import org.nvsim.guest.tcp.TcpProfile;
import org.nvsim.guest.tcp.TcpProtocol;
import org.nvsim.guest.tcp.TcpUser;

/** Accepts connections at a TCP port, takes what they carry, and closes when the sender does. */
public final class BulkReceiver {
    private final TcpProtocol tcp;
    private final FlowReceiver receiver;

    /**
     * @param flow flow of the scenario whose connections it takes
     * @param port port to listen at
     * @param profile how TCP behaves at this end
     */
    public BulkReceiver(TcpProtocol tcp, int flow, int port, TcpProfile profile) {
        this.tcp = tcp;
        this.receiver = new FlowReceiver();
        tcp.listen(port, flow, profile, connection -> new Stream());
    }

    /** Segments with data that arrived, and bytes in order, over all connections. */
    public FlowReceiver receiver() {
        return receiver;
    }

    /** One accepted connection. */
    private final class Stream implements TcpUser {
        private long segments;

        @Override
        public void received(TcpConnection connection, long bytes) {
            long all = connection.statistics().receivedSegments();
            receiver.received(tcp.clock().nowPs(), all - segments, bytes);
            segments = all;
        }

        @Override
        public void peerFinished(TcpConnection connection) {
            connection.finish();
        }
    }
}
