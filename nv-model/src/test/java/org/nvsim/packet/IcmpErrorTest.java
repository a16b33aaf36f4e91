package org.nvsim.packet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IcmpErrorTest {
    private static final long ONE = 0x0606_0000_0007L;

    @Test
    void an_error_may_be_sent_about_an_ordinary_packet_or_an_echo() {
        assertThat(mayReport(Golden.SYN.bytes(), ONE)).isTrue();
        assertThat(mayReport(Golden.ECHO.bytes(), ONE)).isTrue();
    }

    @Test
    void none_about_an_icmp_error() {
        byte[] b = Golden.PROHIBITED.bytes();
        for (int type : new int[] {3, 4, 5, 11, 12}) {
            b[34] = (byte) type;
            assertThat(mayReport(b, ONE)).as("type %d", type).isFalse();
        }
        b[34] = 0;
        assertThat(mayReport(b, ONE)).isTrue();
    }

    @Test
    void none_about_a_later_fragment_but_one_about_the_first() {
        byte[] b = Golden.SYN.bytes();
        Ipv4.setFragment(b, 14, Ipv4.MORE_FRAGMENTS, 0);
        assertThat(mayReport(b, ONE)).isTrue();
        Ipv4.setFragment(b, 14, 0, 8);
        assertThat(mayReport(b, ONE)).isFalse();
    }

    @Test
    void none_about_what_was_sent_to_many() {
        byte[] b = Golden.SYN.bytes();
        assertThat(mayReport(b, MacAddress.BROADCAST)).isFalse();
        assertThat(mayReport(b, 0x0100_5E00_0001L)).isFalse();
        Ipv4.setDestination(b, 14, Ipv4Address.BROADCAST);
        assertThat(mayReport(b, ONE)).isFalse();
        Ipv4.setDestination(b, 14, Ipv4Address.parse("224.0.0.1"));
        assertThat(mayReport(b, ONE)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0.0.0.0", "127.0.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255"})
    void none_to_a_source_that_is_not_one_machine(String source) {
        byte[] b = Golden.SYN.bytes();
        Ipv4.setSource(b, 14, Ipv4Address.parse(source));
        assertThat(mayReport(b, ONE)).isFalse();
    }

    @Test
    void too_big_names_the_mtu_and_quotes_zeros_that_were_only_implied() {
        FrameLedger ledger = Hex.ledger();
        Frame cause = Hex.frame(ledger, Arrays.copyOf(Golden.ECHO.bytes(), 36), 1464);
        int ip = cause.start() + 14;
        Ipv4.setTotalLength(cause.bytes(), ip, 1486);
        byte[] b = Hex.dirty(576, 0xFF);
        int code = Icmp.FRAGMENTATION_NEEDED;
        int from = Ipv4Address.parse("10.0.0.1");
        IcmpError.write(b, Hex.MARGIN, cause, ip, from, 1, Icmp.UNREACHABLE, code, 1458);

        int icmp = Hex.MARGIN + 20;
        assertThat(Ipv4.defect(b, Hex.MARGIN, 576)).isEqualTo(DropReason.NONE);
        assertThat(Icmp.defect(b, icmp, 556)).isEqualTo(DropReason.NONE);
        assertThat(Icmp.checksumGood(b, icmp, 556)).isTrue();
        assertThat(Icmp.mtu(b, icmp)).isEqualTo(1458);
        assertThat(Hex.of(b, icmp + 8, 548))
                .isEqualTo(Hex.of(cause.bytes(), ip, 22) + "00".repeat(526));
        assertThat(b[Hex.MARGIN + 576]).isEqualTo((byte) 0xFF);
    }

    @ParameterizedTest
    @CsvSource({"0, 192", "184, 216", "3, 192", "46, 204"})
    void an_error_has_the_type_of_service_of_its_cause_and_precedence_6(int service, int error) {
        FrameLedger ledger = Hex.ledger();
        byte[] echo = Golden.ECHO.bytes();
        echo[15] = (byte) service;
        Frame cause = Hex.frame(ledger, echo, 0);
        byte[] b = new byte[576];
        IcmpError.write(b, 0, cause, cause.start() + 14, 1, 70_000, Icmp.UNREACHABLE, 0, 0);

        assertThat(Ipv4.trafficClass(b, 0)).isEqualTo(error);
        assertThat(Ipv4.identification(b, 0)).isEqualTo(70_000 & 0xFFFF);
    }

    private static boolean mayReport(byte[] b, long linkDestination) {
        return IcmpError.mayReport(b, 14, b.length - 14, linkDestination);
    }
}
