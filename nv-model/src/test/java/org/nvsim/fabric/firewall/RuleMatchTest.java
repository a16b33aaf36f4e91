package org.nvsim.fabric.firewall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nvsim.packet.Prefix;

class RuleMatchTest {
    private static final Map<String, RuleMatch> RULES = new TreeMap<>();

    static {
        RULES.put("any", RuleMatch.all());
        RULES.put("gre", RuleMatch.of(47).build());
        RULES.put("tcp to port 47", RuleMatch.of(6).toPorts(PortRange.of(47)).build());
        RULES.put("any to port 47", RuleMatch.of(-1).toPorts(PortRange.of(47)).build());
        RULES.put(
                "udp from 10.0.0.0/24 port 1000-1999",
                RuleMatch.of(17)
                        .from(Prefix.parse("10.0.0.0/24"))
                        .fromPorts(new PortRange(1000, 1999))
                        .build());
        RULES.put("to 10.0.1.7", RuleMatch.of(-1).to(Prefix.parse("10.0.1.7/32")).build());
        RULES.put("icmp type 3", RuleMatch.of(1).icmp(3, RuleMatch.ANY).build());
        RULES.put("icmp type 3 code 4", RuleMatch.of(1).icmp(3, 4).build());
        RULES.put("gre payload 0x0800", RuleMatch.of(47).grePayload(0x0800).build());
        RULES.put("gre payload 0x880b", RuleMatch.of(47).grePayload(0x880B).build());
        RULES.put("longer than 60", RuleMatch.of(-1).longerThan(60).build());
        RULES.put("longer than 59", RuleMatch.of(-1).longerThan(59).build());
        RULES.put("in on port 1", RuleMatch.of(-1).inOn(1).build());
        RULES.put("in on port 0", RuleMatch.of(-1).inOn(0).build());
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    # rule,                              packet,                            holds
                    any,                                 tcp 10.0.0.5:1000 10.0.1.7:80,     true
                    any,                                 50 10.0.0.5 10.0.1.7,              true
                    gre,                                 gre 10.0.0.5 10.0.1.7 0x6558,      true
                    gre,                                 pptp 10.0.0.5 10.0.1.7,            true
                    gre,                                 tcp 10.0.0.5:47 10.0.1.7:47,       false
                    gre,                                 udp 10.0.0.5:47 10.0.1.7:47,       false
                    tcp to port 47,                      gre 10.0.0.5 10.0.1.7 0x6558,      false
                    tcp to port 47,                      tcp 10.0.0.5:1000 10.0.1.7:47,     true
                    tcp to port 47,                      tcp 10.0.0.5:47 10.0.1.7:1000,     false
                    tcp to port 47,                      udp 10.0.0.5:1000 10.0.1.7:47,     false
                    any to port 47,                      udp 10.0.0.5:1000 10.0.1.7:47,     true
                    any to port 47,                      gre 10.0.0.5 10.0.1.7 0x6558,      false
                    any to port 47,                      echo 10.0.0.5 10.0.1.7 47,         false
                    udp from 10.0.0.0/24 port 1000-1999, udp 10.0.0.5:1000 10.0.1.7:9,      true
                    udp from 10.0.0.0/24 port 1000-1999, udp 10.0.0.5:1999 10.0.1.7:9,      true
                    udp from 10.0.0.0/24 port 1000-1999, udp 10.0.0.5:2000 10.0.1.7:9,      false
                    udp from 10.0.0.0/24 port 1000-1999, udp 10.0.0.5:999 10.0.1.7:9,       false
                    udp from 10.0.0.0/24 port 1000-1999, udp 10.0.1.5:1000 10.0.1.7:9,      false
                    udp from 10.0.0.0/24 port 1000-1999, tcp 10.0.0.5:1000 10.0.1.7:9,      false
                    to 10.0.1.7,                         50 10.0.0.5 10.0.1.7,              true
                    to 10.0.1.7,                         50 10.0.1.7 10.0.0.5,              false
                    icmp type 3,                         icmp 10.0.0.5 10.0.1.7 3/13,       true
                    icmp type 3,                         echo 10.0.0.5 10.0.1.7 3,          false
                    icmp type 3 code 4,                  icmp 10.0.0.5 10.0.1.7 3/4,        true
                    icmp type 3 code 4,                  icmp 10.0.0.5 10.0.1.7 3/13,       false
                    gre payload 0x0800,                  gre 10.0.0.5 10.0.1.7 0x0800,      true
                    gre payload 0x0800,                  gre 10.0.0.5 10.0.1.7 0x6558,      false
                    gre payload 0x880b,                  pptp 10.0.0.5 10.0.1.7,            false
                    longer than 60,                      50 10.0.0.5 10.0.1.7,              false
                    longer than 59,                      50 10.0.0.5 10.0.1.7,              true
                    in on port 0,                        50 10.0.0.5 10.0.1.7,              true
                    in on port 1,                        50 10.0.0.5 10.0.1.7,              false
                    """)
    void holds_for_the_packets_it_describes_and_no_others(
            String rule, String packet, boolean holds) {
        assertThat(RULES.get(rule).holds(Packets.fields(packet))).isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource({
        "tcp 10.0.0.5:1000 10.0.1.7:47, any to port 47",
        "icmp 10.0.0.5 10.0.1.7 3/4, icmp type 3",
        "gre 10.0.0.5 10.0.1.7 0x0800, gre payload 0x0800"
    })
    void a_later_fragment_has_no_ports_and_no_inner_header(String packet, String rule) {
        byte[] first = Packets.fragment(Packets.packet(packet), 0);
        byte[] later = Packets.fragment(Packets.packet(packet), 80);
        assertThat(RULES.get(rule).holds(Packets.fields(first))).isTrue();
        assertThat(RULES.get(rule).holds(Packets.fields(later))).isFalse();
        assertThat(RULES.get("any").holds(Packets.fields(later))).isTrue();
    }

    @Test
    void says_its_conditions_in_words() {
        RuleMatch all =
                RuleMatch.of(6)
                        .from(Prefix.parse("10.0.0.0/8"))
                        .toPorts(new PortRange(80, 89))
                        .longerThan(1500)
                        .inOn(2)
                        .build();
        assertThat(all)
                .hasToString(
                        "tcp from 10.0.0.0/8 to any port 80-89 longer than 1500 bytes in on port"
                                + " 2");
        assertThat(RuleMatch.of(47).grePayload(0x0800).build()).hasToString("gre payload 0x0800");
        assertThat(RuleMatch.of(1).icmp(3, 4).build()).hasToString("icmp type 3 code 4");
        assertThat(RuleMatch.of(50).build()).hasToString("esp");
        assertThat(RuleMatch.of(99).build()).hasToString("protocol 99");
    }

    @Test
    void warns_of_port_47_where_gre_is_meant() {
        RuleMatch port47 = RULES.get("tcp to port 47");
        assertThat(FirewallRule.of(RuleAction.ALLOW, port47, "").warning())
                .hasValueSatisfying(w -> assertThat(w).contains("write gre"));
        assertThat(FirewallRule.of(RuleAction.ALLOW, RULES.get("gre"), "").warning()).isEmpty();
    }

    @Test
    void refuses_ports_that_do_not_exist() {
        assertThatThrownBy(() -> new PortRange(5, 4)).hasMessageContaining("5-4");
        assertThatThrownBy(() -> PortRange.of(65_536)).hasMessageContaining("65535");
    }
}
