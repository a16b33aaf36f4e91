package org.nvsim.fabric.firewall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nvsim.observe.Decision;
import org.nvsim.packet.protocol.IpProtocols;

class RuleSetTest {
    private static final String NVGRE = "gre 192.168.4.11 192.168.4.22 0x6558";
    private static final String TCP = "tcp 192.168.4.11:1000 192.168.4.22:80";

    private static FirewallRule rule(RuleAction action, String protocol) {
        RuleMatch match = RuleMatch.of(IpProtocols.number(protocol).orElse(IpProtocol.ANY)).build();
        return FirewallRule.of(action, match, "fw.yaml:7:5");
    }

    private static RuleAction verdict(RuleSet rules, String packet) {
        return rules.action(rules.decide(Packets.fields(packet)));
    }

    @Test
    void the_first_rule_that_matches_decides() {
        List<FirewallRule> rules =
                List.of(
                        rule(RuleAction.DENY, "gre"),
                        rule(RuleAction.ALLOW, "gre"),
                        rule(RuleAction.ALLOW, "any"));
        RuleSet set = new RuleSet(rules, RuleAction.REJECT, "");
        assertThat(verdict(set, NVGRE)).isEqualTo(RuleAction.DENY);
        assertThat(verdict(set, TCP)).isEqualTo(RuleAction.ALLOW);
        assertThat(new long[] {set.hits(1), set.hits(2), set.hits(3), set.hits(4)})
                .containsExactly(1, 0, 1, 0);
    }

    @Test
    void the_default_decides_where_no_rule_matches_and_says_so() {
        RuleSet set =
                new RuleSet(List.of(rule(RuleAction.ALLOW, "tcp")), RuleAction.DENY, "fw.yaml:3:1");
        int position = set.decide(Packets.fields(NVGRE));
        assertThat(set.action(position)).isEqualTo(RuleAction.DENY);
        assertThat(set.hits(2)).isEqualTo(1);
        assertThat(set.decision(position))
                .isEqualTo(
                        new Decision(
                                "firewall rule",
                                "default, as none of 1 rules matches: deny",
                                "fw.yaml:3:1"));
    }

    @Test
    void rules_inserted_and_removed_keep_their_counters_and_renumber_the_others() {
        RuleSet set = new RuleSet(List.of(rule(RuleAction.DENY, "gre")), RuleAction.ALLOW, "");
        verdict(set, NVGRE);
        verdict(set, TCP);
        set.insert(1, rule(RuleAction.ALLOW, "gre"));
        assertThat(verdict(set, NVGRE)).isEqualTo(RuleAction.ALLOW);
        assertThat(new long[] {set.hits(1), set.hits(2), set.hits(3)}).containsExactly(1, 1, 1);
        assertThat(set.decision(2).what()).isEqualTo("rule 2 of 2: deny gre");
        set.remove(1);
        assertThat(verdict(set, NVGRE)).isEqualTo(RuleAction.DENY);
        assertThat(new long[] {set.hits(1), set.hits(2)}).containsExactly(2, 1);
        assertThat(set.decision(1).what()).isEqualTo("rule 1 of 1: deny gre");
        assertThat(set.decision(1).definedAt()).isEqualTo("fw.yaml:7:5");
    }

    @Test
    void removes_every_rule_about_the_same_packets_whatever_it_does_with_them() {
        List<FirewallRule> rules =
                List.of(
                        rule(RuleAction.ALLOW, "gre"),
                        rule(RuleAction.ALLOW, "tcp"),
                        rule(RuleAction.DENY, "gre"));
        RuleSet set = new RuleSet(rules, RuleAction.DENY, "");
        assertThat(set.removeAbout(RuleMatch.of(47).build())).isEqualTo(2);
        assertThat(set.size()).isEqualTo(1);
        assertThat(set.rule(1).text()).isEqualTo("allow tcp");
        assertThat(set.removeAbout(RuleMatch.of(47).build())).isZero();
    }

    @Test
    void tcp_port_47_does_not_open_gre() {
        RuleMatch mistake = RuleMatch.of(6).toPorts(PortRange.of(47)).build();
        RuleSet set = FirewallPreset.DEFAULT_DENY_GRE.rules("");
        set.insert(1, FirewallRule.of(RuleAction.ALLOW, mistake, ""));
        assertThat(verdict(set, NVGRE)).isEqualTo(RuleAction.DENY);
        set.insert(1, rule(RuleAction.ALLOW, "gre"));
        assertThat(verdict(set, NVGRE)).isEqualTo(RuleAction.ALLOW);
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    # preset,             tcp,   udp,   echo,  nvgre,  gre of IPv4, esp
                    ALLOW_ALL,           ALLOW, ALLOW, ALLOW, ALLOW,  ALLOW,       ALLOW
                    DEFAULT_DENY_GRE,    ALLOW, ALLOW, ALLOW, DENY,   DENY,        DENY
                    REJECT_GRE,          ALLOW, ALLOW, ALLOW, REJECT, REJECT,      DENY
                    GRE_PAYLOAD_IP_ONLY, ALLOW, ALLOW, ALLOW, DENY,   ALLOW,       DENY
                    STATEFUL_GRE,        ALLOW, ALLOW, ALLOW, ALLOW,  ALLOW,       DENY
                    BLOCK_ICMP,          ALLOW, ALLOW, DENY,  ALLOW,  ALLOW,       ALLOW
                    MTU_CLAMP,           ALLOW, ALLOW, ALLOW, ALLOW,  ALLOW,       ALLOW
                    DENY_ALL,            DENY,  DENY,  DENY,  DENY,   DENY,        DENY
                    """)
    void presets_do_what_they_say(
            FirewallPreset preset,
            RuleAction tcp,
            RuleAction udp,
            RuleAction echo,
            RuleAction nvgre,
            RuleAction greOfIp,
            RuleAction esp) {
        RuleSet rules = preset.rules("");
        assertThat(verdict(rules, TCP)).isEqualTo(tcp);
        assertThat(verdict(rules, "udp 10.0.0.1:5 10.0.0.2:53")).isEqualTo(udp);
        assertThat(verdict(rules, "echo 10.0.0.1 10.0.0.2 1")).isEqualTo(echo);
        assertThat(verdict(rules, NVGRE)).isEqualTo(nvgre);
        assertThat(verdict(rules, "gre 10.0.0.1 10.0.0.2 0x0800")).isEqualTo(greOfIp);
        assertThat(verdict(rules, "50 10.0.0.1 10.0.0.2")).isEqualTo(esp);
    }

    @Test
    void the_clamp_lets_pass_what_is_just_short_enough() {
        assertThat(verdict(FirewallPreset.MTU_CLAMP.rules("", 60), TCP))
                .isEqualTo(RuleAction.ALLOW);
        assertThat(verdict(FirewallPreset.MTU_CLAMP.rules("", 59), TCP)).isEqualTo(RuleAction.DENY);
    }

    @Test
    void every_preset_has_a_word_and_a_sentence() {
        for (FirewallPreset preset : FirewallPreset.values()) {
            assertThat(preset.word()).matches("[a-z]+(-[a-z]+)*");
            assertThat(preset.doc()).matches("(lets|drops) .*[^.]");
        }
    }
}
