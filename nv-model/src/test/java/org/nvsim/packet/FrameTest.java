package org.nvsim.packet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.nvsim.packet.protocol.Dissection;

class FrameTest {
    private final FrameLedger ledger = Hex.ledger();

    @Test
    void a_vlan_tag_goes_in_and_out_and_leaves_the_frame_as_it_was() {
        Frame frame = Hex.frame(ledger, Golden.ECHO.bytes(), 10);
        Vlan.push(frame, Vlan.tci(5, 4094));
        assertThat(frame.lengthBytes()).isEqualTo(64);
        assertThat(Hex.of(frame.bytes(), frame.start(), 20))
                .isEqualTo("00155d040a0700155d040a058100affe08004500");
        assertThat(Vlan.id(frame.bytes(), frame.start())).isEqualTo(4094);
        assertThat(Vlan.priority(frame.bytes(), frame.start())).isEqualTo(5);
        assertThat(Vlan.type(frame.bytes(), frame.start())).isEqualTo(Ethernet.TYPE_IPV4);
        assertThat(Vlan.headerBytes(frame.bytes(), frame.start())).isEqualTo(18);
        assertThat(Dissection.of(frame).line())
                .isEqualTo("VLAN 4094 | ICMP 10.0.0.5 > 10.0.0.7 echo request id 1 seq 1");

        assertThat(Vlan.pop(frame)).isEqualTo(0xAFFE);
        assertThat(Hex.of(frame.toByteArray(), 0, 60))
                .isEqualTo(Golden.ECHO.plainHex() + "0".repeat(20));
    }

    @Test
    void a_cut_tag_is_noticed() {
        byte[] b = Hex.bytes("00155d040a0700155d040a058100aabb");
        assertThat(Vlan.defect(b, 0, 16)).isEqualTo(DropReason.VLAN_TRUNCATED);
    }

    @Test
    void headers_go_before_a_frame_even_beyond_its_headroom() {
        Frame frame = Hex.frame(ledger, Golden.ECHO.bytes(), 0);
        for (int i = 0; i < 4; i++) {
            frame.prepend(42);
        }
        frame.strip(4 * 42);
        assertThat(Hex.of(frame.toByteArray(), 0, 50)).isEqualTo(Golden.ECHO.plainHex());
    }

    @Test
    void implied_zeros_are_written_out_on_demand_over_whatever_was_there() {
        Frame used = ledger.create(400, 0);
        Arrays.fill(used.bytes(), (byte) 0xFF);
        ledger.consume(used);
        Frame frame = Hex.frame(ledger, Golden.ECHO.bytes(), 100);
        frame.materialize(60);
        assertThat(frame.storedBytes()).isEqualTo(60);
        assertThat(frame.impliedBytes()).isEqualTo(90);
        assertThat(Hex.of(frame.toByteArray(), 0, 60))
                .isEqualTo(Golden.ECHO.plainHex() + "0".repeat(20));
    }

    @Test
    void short_frames_cost_a_link_as_much_as_the_shortest_legal_one() {
        assertThat(Ethernet.wireBytes(42)).isEqualTo(84);
        assertThat(Ethernet.wireBytes(60)).isEqualTo(84);
        assertThat(Ethernet.wireBytes(1514)).isEqualTo(1538);
    }
}
