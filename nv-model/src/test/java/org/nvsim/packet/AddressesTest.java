package org.nvsim.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"06-06-00-00-FE-05", "06:06:00:00:fe:05", "06060000fe05", "06060000FE05"})
    void a_mac_address_is_read_in_every_usual_spelling(String text) {
        assertThat(MacAddress.parse(text)).isEqualTo(0x0606_0000_FE05L);
        assertThat(MacAddress.format(0x0606_0000_FE05L)).isEqualTo("06:06:00:00:fe:05");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "06:06:00:00:05",
                "06:06-00:00:00:05",
                "06.06.00.00.00.05",
                "0606000000051",
                "06:06:00:00:00:0g",
                "06:06:00:00:00:0\u0665",
                "0606:0000:0005"
            })
    void what_is_no_mac_address_is_refused_with_an_example(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MacAddress.parse(text))
                .withMessageContaining("'" + text + "'")
                .withMessageContaining("06:06:00:00:00:05");
    }

    @Test
    void group_macs_are_told_from_those_of_one_station() {
        assertThat(MacAddress.isGroup(MacAddress.BROADCAST)).isTrue();
        assertThat(MacAddress.isGroup(MacAddress.parse("01:00:5e:00:00:01"))).isTrue();
        assertThat(MacAddress.isGroup(MacAddress.parse("fe:00:00:00:00:00"))).isFalse();
        long group = MacAddress.ofMulticast(Ipv4Address.parse("239.255.1.2"));
        assertThat(MacAddress.format(group)).isEqualTo("01:00:5e:7f:01:02");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "10.0.0.5", "192.168.4.11", "255.255.255.255"})
    void an_ipv4_address_survives_parsing_and_formatting(String text) {
        assertThat(Ipv4Address.format(Ipv4Address.parse(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "10",
                "10.0.0",
                "10.0.0.",
                "10.0.0.5.6",
                "10.0.0.256",
                "10.0.0.05",
                "10..0.5",
                "10.0.0.-1",
                " 10.0.0.5",
                "10.0.0.+5",
                "10.0.0.1000",
                "10.0.0.\u0665"
            })
    void what_is_no_ipv4_address_is_refused_with_an_example(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ipv4Address.parse(text))
                .withMessageContaining("'" + text + "'")
                .withMessageContaining("10.0.0.5");
    }

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0,true",
        "10.0.0.5,true",
        "126.255.255.255,true",
        "127.0.0.1,false",
        "128.0.0.1,true",
        "223.255.255.255,true",
        "224.0.0.1,false",
        "240.0.0.1,false",
        "255.255.255.255,false"
    })
    void only_an_address_of_one_machine_can_be_a_source(String text, boolean can) {
        assertThat(Ipv4Address.canBeSource(Ipv4Address.parse(text))).isEqualTo(can);
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/24,    10.0.0.1,       10.0.0.254,      10.0.0.255,      254",
        "0.0.0.0/0,      0.0.0.1,        255.255.255.254, 255.255.255.255, 4294967294",
        "10.0.0.4/30,    10.0.0.5,       10.0.0.6,        10.0.0.7,        2",
        "10.0.0.4/31,    10.0.0.4,       10.0.0.5,        10.0.0.5,        2",
        "10.0.0.5/32,    10.0.0.5,       10.0.0.5,        10.0.0.5,        1",
        "192.168.4.0/22, 192.168.4.1,    192.168.7.254,   192.168.7.255,   1022"
    })
    void a_prefix_knows_its_hosts(
            String text, String lowest, String highest, String broadcast, long hosts) {
        Prefix prefix = Prefix.parse(text);
        assertThat(prefix).hasToString(text);
        assertThat(Ipv4Address.format(prefix.lowestHost())).isEqualTo(lowest);
        assertThat(Ipv4Address.format(prefix.highestHost())).isEqualTo(highest);
        assertThat(Ipv4Address.format(prefix.broadcast())).isEqualTo(broadcast);
        assertThat(prefix.hostCount()).isEqualTo(hosts);
        assertThat(prefix.isBroadcast(prefix.broadcast())).isEqualTo(prefix.length() < 31);
    }

    @Test
    void a_prefix_contains_its_addresses_and_no_others() {
        Prefix prefix = Prefix.parse("192.168.4.0/23");
        assertThat(prefix.contains(Ipv4Address.parse("192.168.5.255"))).isTrue();
        assertThat(prefix.contains(Ipv4Address.parse("192.168.6.0"))).isFalse();
        assertThat(prefix.contains(Ipv4Address.parse("192.168.3.255"))).isFalse();
        assertThat(Prefix.ALL.contains(Ipv4Address.BROADCAST)).isTrue();
        assertThat(prefix.contains(Prefix.parse("192.168.5.0/24"))).isTrue();
        assertThat(prefix.contains(Prefix.parse("192.168.4.0/22"))).isFalse();
        assertThat(Prefix.parse("192.168.4.0/22").overlaps(prefix)).isTrue();
        assertThat(Prefix.parse("192.168.6.0/24").overlaps(prefix)).isFalse();
        assertThat(Prefix.of(Ipv4Address.parse("192.168.5.9"), 23)).isEqualTo(prefix);
    }

    @Test
    void a_prefix_with_host_bits_is_refused_and_the_right_one_named() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Prefix.parse("10.0.0.5/24"))
                .withMessageContaining("10.0.0.0/24");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"10.0.0.0", "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/024", "10.0.0.0/-1", "/8"})
    void what_is_no_prefix_is_refused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Prefix.parse(text));
    }
}
