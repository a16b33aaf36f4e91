package org.nvsim.fabric.firewall;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionTableTest {
    private static final long SECOND_PS = 1_000_000_000_000L;

    private final ConnectionTable table = new ConnectionTable(SessionTimeouts.DEFAULT, 1000);

    private boolean passes(String packet, long nowPs) {
        return table.passes(Packets.fields(packet), nowPs);
    }

    private boolean open(String packet, long nowPs) {
        return table.open(Packets.fields(packet), nowPs);
    }

    @ParameterizedTest
    @CsvSource({
        "tcp 10.0.0.1:1000 10.0.0.2:80, tcp 10.0.0.2:80 10.0.0.1:1000, tcp 10.0.0.2:81 10.0.0.1:1000",
        "udp 10.0.0.1:1000 10.0.0.2:53, udp 10.0.0.2:53 10.0.0.1:1000, tcp 10.0.0.2:53 10.0.0.1:1000",
        "echo 10.0.0.1 10.0.0.2 7, reply 10.0.0.2 10.0.0.1 7, reply 10.0.0.2 10.0.0.1 8",
        "gre 10.0.0.1 10.0.0.2 0x6558, gre 10.0.0.2 10.0.0.1 0x6558, gre 10.0.0.3 10.0.0.1 0x6558"
    })
    void answers_pass_and_strangers_do_not(String first, String answer, String stranger) {
        assertThat(passes(first, 0)).isFalse();
        assertThat(open(first, 0)).isTrue();
        assertThat(passes(first, 1)).isTrue();
        assertThat(passes(answer, 2)).isTrue();
        assertThat(passes(stranger, 3)).isFalse();
        assertThat(table.count(3)).isEqualTo(1);
    }

    @Test
    void one_gre_session_serves_every_tenant_between_two_hosts() {
        open("gre 192.168.4.11 192.168.4.22 0x6558", 0);
        byte[] otherTenant = Packets.packet("gre 192.168.4.22 192.168.4.11 0x6558");
        otherTenant[25] = 0x7F; // another virtual subnet
        assertThat(table.passes(Packets.fields(otherTenant), 1)).isTrue();
    }

    @Test
    void an_unanswered_session_dies_after_30_seconds_of_silence() {
        open("gre 10.0.0.1 10.0.0.2 0x6558", 0);
        assertThat(passes("gre 10.0.0.1 10.0.0.2 0x6558", 30 * SECOND_PS - 1)).isTrue();
        assertThat(passes("gre 10.0.0.2 10.0.0.1 0x6558", 60 * SECOND_PS - 1)).isFalse();
        assertThat(table.count(60 * SECOND_PS)).isZero();
    }

    @Test
    void an_answered_session_dies_after_180_seconds_of_silence() {
        open("gre 10.0.0.1 10.0.0.2 0x6558", 0);
        assertThat(passes("gre 10.0.0.2 10.0.0.1 0x6558", SECOND_PS)).isTrue();
        assertThat(passes("gre 10.0.0.1 10.0.0.2 0x6558", 181 * SECOND_PS - 1)).isTrue();
        assertThat(passes("gre 10.0.0.2 10.0.0.1 0x6558", 361 * SECOND_PS - 1)).isFalse();
    }

    @Test
    void a_dead_session_can_be_opened_again_from_the_other_side() {
        open("gre 10.0.0.1 10.0.0.2 0x6558", 0);
        open("gre 10.0.0.2 10.0.0.1 0x6558", 40 * SECOND_PS);
        assertThat(passes("gre 10.0.0.1 10.0.0.2 0x6558", 41 * SECOND_PS)).isTrue();
        assertThat(table.count(41 * SECOND_PS)).isEqualTo(1);
    }

    @Test
    void a_later_fragment_of_udp_has_no_session_and_one_of_gre_has() {
        open("udp 10.0.0.1:1000 10.0.0.2:53", 0);
        open("gre 10.0.0.1 10.0.0.2 0x6558", 0);
        byte[] udp = Packets.fragment(Packets.packet("udp 10.0.0.1:1000 10.0.0.2:53"), 80);
        byte[] gre = Packets.fragment(Packets.packet("gre 10.0.0.1 10.0.0.2 0x6558"), 80);
        assertThat(table.passes(Packets.fields(udp), 1)).isFalse();
        assertThat(table.passes(Packets.fields(gre), 1)).isTrue();
    }

    @Test
    void a_full_table_opens_nothing_until_a_session_dies() {
        for (int port = 0; port < 1000; port++) {
            assertThat(open("udp 10.0.0.1:" + port + " 10.0.0.2:53", port)).isTrue();
        }
        assertThat(open("udp 10.0.0.1:5000 10.0.0.2:53", 1000)).isFalse();
        for (int port = 0; port < 1000; port++) {
            assertThat(passes("udp 10.0.0.2:53 10.0.0.1:" + port, 2000)).isTrue();
        }
        assertThat(open("udp 10.0.0.1:5000 10.0.0.2:53", 31 * SECOND_PS)).isFalse();
        assertThat(open("udp 10.0.0.1:5000 10.0.0.2:53", 181 * SECOND_PS)).isTrue();
        assertThat(table.count(181 * SECOND_PS)).isEqualTo(1);
    }

    @Test
    void forgets_all_when_told() {
        open("gre 10.0.0.1 10.0.0.2 0x6558", 0);
        table.clear();
        assertThat(passes("gre 10.0.0.2 10.0.0.1 0x6558", 1)).isFalse();
    }
}
