package org.nvsim.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nvsim.guest.TwoGuests.B;
import static org.nvsim.guest.TwoGuests.US;

import org.junit.jupiter.api.Test;
import org.nvsim.packet.DropReason;
import org.nvsim.packet.Frame;

class UdpPortsTest {
    private final TwoGuests net = new TwoGuests(1500, 1_000_000_000L, US);

    private final UdpListener ignores =
            new UdpListener() {
                @Override
                public void receive(Frame frame, int payload, int bytes, int from, int fromPort) {}

                @Override
                public void failed(int port, IcmpReport error) {}
            };

    private boolean send(UdpSocket socket) {
        return socket.send(socket.begin(0, 100, 0, 1), B, 9, false);
    }

    @Test
    void the_socket_that_finds_no_port_loses_what_it_sends_until_one_is_closed() {
        net.runUntilMs(0);
        UdpSocket first = net.a.udp().open(0, ignores);
        assertThat(send(first)).isTrue();
        for (int i = 1; i < new PortRange().count(); i++) {
            assertThat(net.a.udp().bind(net.a.udp().open(0, ignores))).isTrue();
        }
        UdpSocket late = net.a.udp().open(0, ignores);

        assertThat(send(late)).isFalse();
        assertThat(net.ledgerA.dropped(DropReason.ADDRESS_IN_USE)).isEqualTo(1);
        first.close();
        assertThat(send(late)).isTrue();
        assertThat(net.lostFrames()).isZero();
    }

    @Test
    void a_port_that_is_opened_by_number_is_not_given_to_another_socket() {
        UdpSocket any = net.a.udp().open(0, ignores);
        net.a.udp().open(49_152, ignores);
        net.runUntilMs(0);
        send(any);

        assertThat(any.port()).isEqualTo(49_153);
    }
}
