package org.nvsim.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Ipv6AddressTest {
    @ParameterizedTest
    @CsvSource({
        "2001:db8:ba::5,                          2001:db8:ba::5",
        "2001:0DB8:00ba:0:0:0:0:5,                2001:db8:ba::5",
        "::,                                      ::",
        "::1,                                     ::1",
        "1::,                                     1::",
        "2001:db8:0:1:1:1:1:1,                    2001:db8:0:1:1:1:1:1",
        "2001:0:0:1:0:0:0:1,                      2001:0:0:1::1",
        "2001:db8:0:0:1:0:0:1,                    2001:db8::1:0:0:1",
        "0:0:0:1:2:3:4:5,                         ::1:2:3:4:5",
        "1:2:3:4:5:0:0:0,                         1:2:3:4:5::",
        "1::3:4:5:6:7:8,                          1:0:3:4:5:6:7:8",
        "::ffff:192.0.2.1,                        ::ffff:c000:201",
        "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
    })
    void any_form_is_read_and_one_is_written(String text, String canonical) {
        assertThat(Ipv6Address.parse(text)).hasToString(canonical);
        assertThat(Ipv6Address.parse(canonical)).isEqualTo(Ipv6Address.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                ":::",
                "1:2",
                "1:2:3:4:5:6:7:8:9",
                "1::2::3",
                "12345::",
                "g::",
                "::1%eth0",
                "1:2:3:4:5:6:7:8::",
                "1:2:3:4::5:6:7:8",
                ":1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:",
                "::1.2.3",
                "1.2.3.4",
                "1.2.3.4::",
                "fe80::/10",
                " ::1"
            })
    void what_is_no_address_is_refused(String text) {
        assertThatThrownBy(() -> Ipv6Address.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("address");
    }

    @Test
    void an_address_is_asked_for_in_its_own_group() {
        Ipv6Address asked = Ipv6Address.parse("2001:db8:ba::ab12:3456");
        assertThat(asked.solicitedNode()).hasToString("ff02::1:ff12:3456");
        assertThat(MacAddress.format(Ipv6Address.multicastMac(asked.solicitedNode().low())))
                .isEqualTo("33:33:ff:12:34:56");
    }

    @Test
    void kinds_of_addresses_are_told_by_their_first_bits() {
        assertThat(Ipv6Address.isLinkLocal(Ipv6Address.parse("febf::1").high())).isTrue();
        assertThat(Ipv6Address.isLinkLocal(Ipv6Address.parse("fec0::1").high())).isFalse();
        assertThat(Ipv6Address.isMulticast(Ipv6Address.parse("ff08::1").high())).isTrue();
        assertThat(Ipv6Address.isMulticast(Ipv6Address.parse("fe80::1").high())).isFalse();
    }
}
