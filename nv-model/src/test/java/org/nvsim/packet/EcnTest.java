package org.nvsim.packet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EcnTest {
    /** The table of RFC 6040 section 4.2; a number is the field, -1 a drop. */
    @ParameterizedTest
    @CsvSource({
        // inner, then what leaves for outer Not-ECT, ECT(0), ECT(1), CE
        "0, 0, 0, 0, -1",
        "2, 2, 2, 1, 3",
        "1, 1, 1, 1, 3",
        "3, 3, 3, 3, 3"
    })
    void a_tunnel_hands_marks_on_to_who_understands_them(
            int inner, int notEct, int ect0, int ect1, int ce) {
        assertThat(Ecn.decapsulate(Ecn.NOT_ECT, inner)).isEqualTo(notEct);
        assertThat(Ecn.decapsulate(Ecn.ECT_0, inner)).isEqualTo(ect0);
        assertThat(Ecn.decapsulate(Ecn.ECT_1, inner)).isEqualTo(ect1);
        assertThat(Ecn.decapsulate(Ecn.CE, inner)).isEqualTo(ce);
        assertThat(Ecn.encapsulate(inner)).isEqualTo(inner);
    }

    @Test
    void every_setter_of_the_ipv4_header_keeps_its_checksum_right() {
        byte[] b = Golden.ECHO.bytes();
        for (int ecn = 0; ecn < 4; ecn++) {
            Ipv4.setEcn(b, 14, ecn);
            assertThat(Ipv4.ecn(b, 14)).isEqualTo(ecn);
            assertThat(Ipv4.defect(b, 14, 36)).isEqualTo(DropReason.NONE);
        }
        Ipv4.setIdentification(b, 14, 0xFFFF);
        assertThat(Ipv4.identification(b, 14)).isEqualTo(0xFFFF);
        assertThat(Ipv4.defect(b, 14, 36)).isEqualTo(DropReason.NONE);
        Ipv4.setTotalLength(b, 14, 35);
        assertThat(Ipv4.payloadBytes(b, 14)).isEqualTo(15);
        assertThat(Ipv4.defect(b, 14, 36)).isEqualTo(DropReason.NONE);
    }

    @Test
    void every_time_to_live_counts_down_to_one_and_no_further() {
        byte[] b = Golden.ECHO.bytes();
        b[22] = (byte) 255;
        Ipv4.seal(b, 14);
        for (int left = 254; left >= 1; left--) {
            assertThat(Ipv4.decrementTtl(b, 14)).isTrue();
            assertThat(Ipv4.ttl(b, 14)).isEqualTo(left);
            assertThat(Ipv4.defect(b, 14, 36)).isEqualTo(DropReason.NONE);
        }
        assertThat(Ipv4.decrementTtl(b, 14)).isFalse();
        assertThat(Ipv4.ttl(b, 14)).isEqualTo(1);
    }
}
