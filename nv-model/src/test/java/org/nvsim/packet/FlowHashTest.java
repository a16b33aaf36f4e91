package org.nvsim.packet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FlowHashTest {
    private static final int LENGTH = 52;

    @Test
    void a_hash_is_the_same_on_every_machine_and_in_every_version() {
        byte[] b = Golden.SYN.bytes();
        assertThat(FlowHash.flowId(b, 14, LENGTH)).isEqualTo(50);
        assertThat(FlowHash.ecmp(b, 14, LENGTH, 1)).isEqualTo(-214464468);
    }

    @Test
    void what_may_change_within_a_flow_does_not_change_its_hash() {
        byte[] b = Golden.SYN.bytes();
        int flowId = FlowHash.flowId(b, 14, LENGTH);
        int ecmp = FlowHash.ecmp(b, 14, LENGTH, 5);
        Ipv4.setIdentification(b, 14, 0xBEEF);
        Ipv4.decrementTtl(b, 14);
        Ipv4.setEcn(b, 14, Ecn.CE);
        Tcp.setSequence(b, 34, 99);
        Tcp.setFlags(b, 34, Tcp.ACK);
        assertThat(FlowHash.flowId(b, 14, LENGTH)).isEqualTo(flowId);
        assertThat(FlowHash.ecmp(b, 14, LENGTH, 5)).isEqualTo(ecmp);
    }

    @Test
    void flows_that_differ_in_one_port_spread_over_all_flow_numbers_and_ways() {
        byte[] b = Golden.SYN.bytes();
        int[] flowIds = new int[256];
        int[] ways = new int[4];
        for (int port = 0; port < 8192; port++) {
            Bytes.put16(b, 34, port);
            flowIds[FlowHash.flowId(b, 14, LENGTH)]++;
            ways[FlowHash.ecmp(b, 14, LENGTH, 7) >>> 30]++;
        }
        for (int count : flowIds) {
            assertThat(count).isBetween(8, 64); // 32 expected
        }
        for (int count : ways) {
            assertThat(count).isBetween(1900, 2200); // 2048 expected
        }
    }

    @Test
    void the_nvgre_key_spreads_tunnelled_flows_but_not_for_who_sees_addresses_only() {
        byte[] b = Golden.ECHO_IN_NVGRE.bytes();
        int[] ways = new int[4];
        int blind = FlowHash.addresses(b, 14, 7);
        for (int flowId = 0; flowId < 256; flowId++) {
            Nvgre.write(b, 34, 5001, flowId);
            ways[FlowHash.ecmp(b, 14, 78, 7) & 3]++;
            assertThat(FlowHash.addresses(b, 14, 7)).isEqualTo(blind);
        }
        for (int count : ways) {
            assertThat(count).isBetween(40, 90); // 64 expected
        }
    }

    @Test
    void all_fragments_of_a_packet_hash_alike() {
        byte[] b = Golden.SYN.bytes();
        Ipv4.setFragment(b, 14, Ipv4.MORE_FRAGMENTS, 0);
        int first = FlowHash.flowId(b, 14, LENGTH);
        int firstWay = FlowHash.ecmp(b, 14, LENGTH, 3);
        Ipv4.setFragment(b, 14, 0, 1480);
        Bytes.put32(b, 34, 0x12345678);
        assertThat(FlowHash.flowId(b, 14, LENGTH)).isEqualTo(first);
        assertThat(FlowHash.ecmp(b, 14, LENGTH, 3)).isEqualTo(firstWay);
    }

    @Test
    void routers_with_different_seeds_choose_independently() {
        byte[] b = Golden.SYN.bytes();
        int same = 0;
        for (int port = 0; port < 4096; port++) {
            Bytes.put16(b, 34, port);
            int one = FlowHash.ecmp(b, 14, LENGTH, 1) & 1;
            same += one == (FlowHash.ecmp(b, 14, LENGTH, 2) & 1) ? 1 : 0;
        }
        assertThat(same).isBetween(1900, 2200); // 2048 expected
    }
}
