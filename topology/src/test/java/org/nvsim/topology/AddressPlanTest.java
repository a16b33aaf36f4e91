package org.nvsim.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.nvsim.topology.Samples.address;

import org.junit.jupiter.api.Test;

final class AddressPlanTest {
    private static final Subnet LOW = new Subnet(address(10, 0, 0, 0), 30);
    private static final Subnet HIGH = new Subnet(address(200, 1, 0, 0), 16);

    @Test
    void hands_out_addresses_above_the_gateway_in_order() {
        AddressPlan.Builder builder = AddressPlan.builder(4);
        int rack = builder.addRack(0, HIGH);
        builder.addNode(2, rack);
        builder.addNode(1, rack);
        AddressPlan plan = builder.build();
        assertThat(HIGH.gateway()).isEqualTo(address(200, 1, 0, 1));
        assertThat(plan.addressOf(2)).isEqualTo(address(200, 1, 0, 2));
        assertThat(plan.addressOf(1)).isEqualTo(address(200, 1, 0, 3));
        assertThat(plan.rackOf(1)).isZero();
        assertThat(plan.rackOf(3)).isEqualTo(-1);
        assertThat(plan.addressOf(3)).isZero();
    }

    @Test
    void finds_the_rack_of_an_address_also_above_127() {
        AddressPlan.Builder builder = AddressPlan.builder(2);
        builder.addRack(0, LOW);
        builder.addRack(1, HIGH);
        AddressPlan plan = builder.build();
        assertThat(plan.rackWith(address(10, 0, 0, 3))).isEqualTo(0);
        assertThat(plan.rackWith(address(200, 1, 255, 255))).isEqualTo(1);
        assertThat(plan.rackWith(address(10, 0, 0, 4))).isEqualTo(-1);
        assertThat(plan.rackWith(address(9, 0, 0, 0))).isEqualTo(-1);
        assertThat(plan.rackWith(address(255, 0, 0, 0))).isEqualTo(-1);
    }

    @Test
    void never_gives_away_the_broadcast_address() {
        AddressPlan.Builder builder = AddressPlan.builder(3);
        int rack = builder.addRack(0, LOW);
        assertThat(builder.addNode(1, rack)).isEqualTo(address(10, 0, 0, 2));
        assertThatThrownBy(() -> builder.addNode(2, rack))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("10.0.0.0/30");
    }

    @Test
    void takes_addresses_that_somebody_chose_if_they_are_in_the_rack() {
        AddressPlan.Builder builder = AddressPlan.builder(3);
        int rack = builder.addRack(0, HIGH);
        builder.addNode(1, rack, address(200, 1, 7, 9));
        assertThat(builder.addNode(2, rack)).isEqualTo(address(200, 1, 7, 10));
        assertThatThrownBy(() -> builder.addNode(2, rack, address(200, 2, 0, 1)))
                .hasMessage("200.2.0.1 is not in 200.1.0.0/16");
        assertThat(builder.build().addressOf(1)).isEqualTo(address(200, 1, 7, 9));
    }

    @Test
    void refuses_racks_that_overlap_or_go_backwards() {
        AddressPlan.Builder builder = AddressPlan.builder(1);
        builder.addRack(0, HIGH);
        for (Subnet bad : new Subnet[] {LOW, HIGH, new Subnet(address(200, 1, 2, 0), 24)}) {
            assertThatThrownBy(() -> builder.addRack(0, bad))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void a_subnet_has_no_host_bits() {
        assertThatThrownBy(() -> new Subnet(address(10, 0, 0, 1), 24))
                .hasMessageContaining("10.0.0.1/24");
        assertThat(new Subnet(0, 0).contains(-1)).isTrue();
        assertThat(new Subnet(address(10, 0, 0, 0), 24).hostCapacity()).isEqualTo(253);
        assertThat(new Subnet(address(10, 0, 0, 0), 31).hostCapacity()).isZero();
    }
}
