package org.nvsim.guest.app;

import org.nvsim.guest.tcp.TcpConnection;
import org.nvsim.guest.tcp.TcpProfile;
import org.nvsim.guest.tcp.TcpProtocol;
import org.nvsim.guest.tcp.TcpStatistics;
import org.nvsim.guest.tcp.TcpUser;

/** Answers the requests of {@link RequestClient}s: so many bytes for every so many. */
public final class RequestServer {
    private final long requestBytes;
    private final long responseBytes;
    private final TcpStatistics statistics = new TcpStatistics();
    private long requests;

    /**
     * @param flow flow of the scenario whose requests it answers
     * @param port port to listen at
     * @param profile how TCP behaves at this end
     */
    public RequestServer(
            TcpProtocol tcp,
            int flow,
            int port,
            TcpProfile profile,
            long requestBytes,
            long responseBytes) {
        this.requestBytes = requestBytes;
        this.responseBytes = responseBytes;
        tcp.listen(
                port,
                flow,
                profile,
                connection -> {
                    connection.statistics().addResentTo(statistics);
                    return new Answerer();
                });
    }

    /** What TCP sent again at this end, over all connections. */
    public TcpStatistics statistics() {
        return statistics;
    }

    /** Requests that arrived whole. */
    public long requests() {
        return requests;
    }

    /** One accepted connection. */
    private final class Answerer implements TcpUser {
        private long receivedBytes;

        @Override
        public void received(TcpConnection connection, long bytes) {
            receivedBytes += bytes;
            while (receivedBytes >= requestBytes) {
                receivedBytes -= requestBytes;
                requests++;
                connection.write(responseBytes);
            }
        }

        @Override
        public void peerFinished(TcpConnection connection) {
            connection.finish();
        }
    }
}
