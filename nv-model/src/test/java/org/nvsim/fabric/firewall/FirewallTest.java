package org.nvsim.fabric.firewall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nvsim.packet.Bytes;
import org.nvsim.packet.DropReason;
import org.nvsim.packet.Ethernet;
import org.nvsim.packet.Ipv4;
import org.nvsim.packet.Ipv4Address;

class FirewallTest {
    private static final byte[] NVGRE = Packets.hex(Packets.NVGRE_FRAME);
    private static final byte[] NVGRE_BACK = swapped(NVGRE);

    private static final String REFUSAL =
            """
            02000000011102000000 0f01080045c0
            006a02000000 4001ee76c0a80401c0a8
            040b030dda44000000004500004e0100
            4000802f700fc0a8040bc0a804162000
            65580013892a 060600000007 060600000005 0800
            450000240001000080 0126cd0a0000050a000007
            0800666800010001 6162636465666768\
            """;

    private static Bench bench(FirewallPreset preset) {
        return bench(preset, FirewallSettings.STATELESS);
    }

    private static Bench bench(FirewallPreset preset, FirewallSettings settings) {
        return new Bench(preset.rules("net.yaml:9:5"), settings, 2, true);
    }

    /** The same packet the other way, addresses of both layers swapped. */
    private static byte[] swapped(byte[] frame) {
        byte[] b = frame.clone();
        Ethernet.setDestination(b, 0, Ethernet.source(frame, 0));
        Ethernet.setSource(b, 0, Ethernet.destination(frame, 0));
        Ipv4.setSource(b, 14, Ipv4.destination(frame, 14));
        Ipv4.setDestination(b, 14, Ipv4.source(frame, 14));
        return b;
    }

    private static byte[] frame(String packet) {
        byte[] ip = Packets.packet(packet);
        byte[] b = new byte[14 + ip.length];
        Ethernet.write(b, 0, 0x0200_0000_0222L, 0x0200_0000_0111L, Ethernet.TYPE_IPV4);
        System.arraycopy(ip, 0, b, 14, ip.length);
        return b;
    }

    private static byte[] tagged(byte[] frame, int vlan) {
        byte[] b = new byte[frame.length + 4];
        System.arraycopy(frame, 0, b, 0, 12);
        Bytes.put16(b, 12, Ethernet.TYPE_VLAN);
        Bytes.put16(b, 14, vlan);
        System.arraycopy(frame, 12, b, 16, frame.length - 12);
        return b;
    }

    @Test
    void eats_gre_by_default_in_both_directions_and_names_the_rule() {
        Bench bench = bench(FirewallPreset.DEFAULT_DENY_GRE);
        bench.send(0, NVGRE);
        bench.send(1, NVGRE_BACK);
        assertThat(bench.received(0)).isEmpty();
        assertThat(bench.received(1)).isEmpty();
        assertThat(bench.ledger.dropped(DropReason.FIREWALL_DENIED)).isEqualTo(2);
        assertThat(bench.drops)
                .containsExactly(
                        "firewall-denied: default, as none of 3 rules matches: deny",
                        "firewall-denied: default, as none of 3 rules matches: deny");
    }

    @Test
    void lets_tcp_between_the_same_hosts_pass_unchanged() {
        Bench bench = bench(FirewallPreset.DEFAULT_DENY_GRE);
        byte[] tcp = frame("tcp 192.168.4.11:1000 192.168.4.22:80");
        bench.send(0, tcp);
        bench.send(1, swapped(tcp));
        assertThat(bench.received(1)).containsExactly(tcp);
        assertThat(bench.received(0)).containsExactly(swapped(tcp));
    }

    @Test
    void refuses_with_the_icmp_bytes_a_router_would_send() {
        FirewallSettings settings =
                FirewallSettings.STATELESS.withAddress(Ipv4Address.parse("192.168.4.1"));
        Bench bench = bench(FirewallPreset.REJECT_GRE, settings);
        for (int i = 0; i < 0x200; i++) { // so that the next message has identification 0x0200
            bench.send(0, NVGRE);
        }
        bench.received(0);
        bench.send(0, NVGRE);
        assertThat(bench.received(1)).isEmpty();
        assertThat(bench.received(0)).containsExactly(Packets.hex(REFUSAL));
        assertThat(bench.drops.get(0)).isEqualTo("firewall-denied: rule 4 of 4: reject gre");
    }

    @Test
    void speaks_as_the_destination_when_it_has_no_address_and_in_the_same_vlan() {
        Bench bench = bench(FirewallPreset.REJECT_GRE);
        bench.send(0, tagged(NVGRE, 0x2005));
        byte[] answer = bench.received(0).get(0);
        assertThat(Bytes.u16(answer, 12)).isEqualTo(Ethernet.TYPE_VLAN);
        assertThat(Bytes.u16(answer, 14)).isEqualTo(0x2005);
        assertThat(Ipv4.source(answer, 18)).isEqualTo(Ipv4Address.parse("192.168.4.22"));
    }

    @ParameterizedTest
    @CsvSource({
        "icmp 192.168.4.11 192.168.4.22 3/4", // an error
        "echo 0.0.0.0 192.168.4.22 1", // nobody to answer
        "echo 192.168.4.11 224.0.0.5 1"
    })
    void never_sends_an_error_about_what_must_not_be_answered(String packet) {
        RuleSet rejectAll = new RuleSet(List.of(), RuleAction.REJECT, "");
        Bench bench = new Bench(rejectAll, FirewallSettings.STATELESS, 2, true);
        bench.send(0, frame(packet));
        assertThat(bench.received(0)).isEmpty();
        assertThat(bench.ledger.dropped(DropReason.FIREWALL_DENIED)).isEqualTo(1);
        bench.send(0, frame("echo 192.168.4.11 192.168.4.22 1"));
        assertThat(bench.received(0)).hasSize(1);
    }

    @Test
    void drops_nvgre_where_gre_may_carry_ip_only() {
        Bench bench = bench(FirewallPreset.GRE_PAYLOAD_IP_ONLY);
        bench.send(0, NVGRE);
        bench.send(0, frame("gre 192.168.4.11 192.168.4.22 0x0800"));
        assertThat(bench.received(1)).hasSize(1);
        assertThat(bench.drops).hasSize(1);
    }

    @Test
    void drops_malformed_packets_with_their_own_reason_before_any_rule() {
        Bench bench = bench(FirewallPreset.ALLOW_ALL);
        byte[] badChecksum = NVGRE.clone();
        badChecksum[24] ^= 1;
        bench.send(0, badChecksum);
        bench.send(0, Arrays.copyOf(NVGRE, 13));
        bench.send(0, Arrays.copyOf(NVGRE, 60));
        byte[] groupSource = NVGRE.clone();
        groupSource[6] = 1;
        bench.send(0, groupSource);
        assertThat(bench.received(1)).isEmpty();
        assertThat(bench.drops)
                .containsExactly(
                        "ip-bad-checksum: ",
                        "eth-truncated: ",
                        "ip-truncated: ",
                        "eth-bad-source: ");
        assertThat(bench.firewall.rules().hits(1)).isZero();
    }

    @Test
    void bridges_arp_unless_told_otherwise() {
        byte[] arp = frame("50 10.0.0.1 10.0.0.2");
        Ethernet.write(arp, 0, 0xFFFF_FFFF_FFFFL, 0x0200_0000_0111L, Ethernet.TYPE_ARP);
        Bench open = bench(FirewallPreset.DENY_ALL);
        open.send(0, arp);
        assertThat(open.received(1)).containsExactly(arp);
        Bench shut =
                bench(FirewallPreset.DENY_ALL, FirewallSettings.STATELESS.withPassNonIp(false));
        shut.send(0, arp);
        assertThat(shut.received(1)).isEmpty();
        assertThat(shut.drops).containsExactly("non-ip: only IPv4 may pass");
    }

    @Test
    void learns_which_port_a_machine_is_behind() {
        Bench bench =
                new Bench(FirewallPreset.ALLOW_ALL.rules(""), FirewallSettings.STATELESS, 3, true);
        bench.send(0, NVGRE);
        assertThat(bench.received(1)).containsExactly(NVGRE);
        assertThat(bench.received(2)).containsExactly(NVGRE);
        bench.send(1, NVGRE_BACK);
        assertThat(bench.received(0)).containsExactly(NVGRE_BACK);
        assertThat(bench.received(2)).isEmpty();
        bench.send(1, NVGRE); // its destination is behind port 1, where this came from
        assertThat(bench.received(0)).isEmpty();
        assertThat(bench.received(2)).isEmpty();
    }

    @Test
    void changes_its_rules_at_the_time_told() {
        Bench bench = bench(FirewallPreset.DEFAULT_DENY_GRE);
        FirewallRule allow =
                FirewallRule.of(RuleAction.ALLOW, RuleMatch.of(47).build(), "net.yaml:30:5");
        bench.firewall.at(Bench.SECOND_PS, rules -> rules.insert(1, allow));
        bench.firewall.at(2 * Bench.SECOND_PS, rules -> rules.removeAbout(allow.match()));
        bench.send(0, NVGRE);
        assertThat(bench.received(1)).isEmpty();
        bench.simulation.runUntil(Bench.SECOND_PS);
        bench.send(0, NVGRE);
        assertThat(bench.received(1)).containsExactly(NVGRE);
        bench.simulation.runUntil(2 * Bench.SECOND_PS);
        bench.send(0, NVGRE);
        assertThat(bench.received(1)).isEmpty();
    }

    @Test
    void a_stateful_firewall_lets_the_outside_answer_only() {
        Bench bench =
                bench(
                        FirewallPreset.STATEFUL_GRE,
                        FirewallSettings.STATELESS.withSessions(SessionTimeouts.DEFAULT));
        bench.send(1, NVGRE_BACK);
        assertThat(bench.received(0)).isEmpty();
        bench.send(0, NVGRE);
        assertThat(bench.received(1)).containsExactly(NVGRE);
        bench.send(1, NVGRE_BACK);
        assertThat(bench.received(0)).containsExactly(NVGRE_BACK);
        bench.simulation.runUntil(200 * Bench.SECOND_PS);
        bench.send(1, NVGRE_BACK);
        assertThat(bench.received(0)).isEmpty();
    }

    @Test
    void a_change_of_rules_applies_to_sessions_that_live() {
        Bench bench =
                bench(
                        FirewallPreset.STATEFUL_GRE,
                        FirewallSettings.STATELESS.withSessions(SessionTimeouts.DEFAULT));
        bench.send(0, NVGRE);
        FirewallRule deny = FirewallRule.of(RuleAction.DENY, RuleMatch.of(47).build(), "");
        bench.firewall.at(Bench.SECOND_PS, rules -> rules.insert(1, deny));
        bench.simulation.runUntil(Bench.SECOND_PS);
        bench.received(1);
        bench.send(0, NVGRE);
        assertThat(bench.received(1)).isEmpty();
    }

    @Test
    void a_stateful_firewall_lets_icmp_errors_about_its_sessions_in() {
        Bench bench =
                bench(
                        FirewallPreset.STATEFUL_GRE,
                        FirewallSettings.STATELESS.withSessions(SessionTimeouts.DEFAULT));
        byte[] error = Packets.hex(REFUSAL);
        Ethernet.write(error, 0, 0x0200_0000_0111L, 0x0200_0000_0222L, Ethernet.TYPE_IPV4);
        bench.send(1, error);
        assertThat(bench.received(0)).isEmpty();
        bench.send(0, NVGRE);
        bench.send(1, error);
        assertThat(bench.received(0)).containsExactly(error);
    }

    @Test
    void judging_a_packet_allocates_nothing() {
        Bench bench =
                new Bench(
                        FirewallPreset.STATEFUL_GRE.rules(""),
                        FirewallSettings.STATELESS.withSessions(SessionTimeouts.DEFAULT),
                        2,
                        false);
        bench.machines.forEach(machine -> machine.keeping = false);
        exchange(bench, 20_000);
        long before = allocatedBytes();
        exchange(bench, 10_000);
        long after = allocatedBytes();
        assertThat(bench.machines.get(1).count).isEqualTo(30_000);
        assertThat(bench.machines.get(0).count).isEqualTo(30_000);
        assertThat((after - before) / 10_000).isZero();
    }

    private static void exchange(Bench bench, int count) {
        for (int i = 0; i < count; i++) {
            bench.send(0, NVGRE);
            bench.send(1, NVGRE_BACK);
        }
    }

    private static long allocatedBytes() {
        return ((com.sun.management.ThreadMXBean)
                        java.lang.management.ManagementFactory.getThreadMXBean())
                .getThreadAllocatedBytes(Thread.currentThread().getId());
    }
}
