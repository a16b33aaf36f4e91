package org.nvsim.guest.tcp;

import static org.nvsim.guest.TwoGuests.B;

import java.util.ArrayList;
import java.util.List;
import org.nvsim.engine.random.RandomStreams;
import org.nvsim.guest.TwoGuests;

/** Two guests with TCP, one of which listens and takes whatever comes. */
final class TcpPair {
    static final int PORT = 445;

    final TwoGuests net;
    final TcpProtocol a;
    final TcpProtocol b;
    final List<TcpConnection> accepted = new ArrayList<>();
    final List<String> ends = new ArrayList<>();
    long receivedBytes;
    long lastReceivedPs;

    TcpPair(TwoGuests net, TcpProfile profile) {
        this.net = net;
        a = new TcpProtocol(net.a, profile, new RandomStreams(1).named("a", "tcp"));
        b = new TcpProtocol(net.b, profile, new RandomStreams(1).named("b", "tcp"));
        b.listen(PORT, this::accept);
    }

    private TcpUser accept(TcpConnection connection) {
        accepted.add(connection);
        return new TcpUser() {
            @Override
            public void received(TcpConnection c, long bytes) {
                receivedBytes += bytes;
                lastReceivedPs = net.sim.nowPs();
            }

            @Override
            public void peerFinished(TcpConnection c) {
                c.finish();
            }

            @Override
            public void closed(TcpConnection c, TcpEnd how) {
                ends.add("b " + how);
            }
        };
    }

    /** Opens a connection that sends {@code bytes} and finishes. */
    TcpConnection send(long bytes) {
        TcpConnection connection =
                a.connect(
                        B,
                        PORT,
                        new TcpUser() {
                            @Override
                            public void closed(TcpConnection c, TcpEnd how) {
                                ends.add("a " + how);
                            }
                        },
                        0);
        connection.write(bytes);
        connection.finish();
        return connection;
    }

    double goodputBitsPerSecond() {
        return receivedBytes * 8e12 / lastReceivedPs;
    }
}
