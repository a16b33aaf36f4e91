package org.nvsim.virt.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.nvsim.packet.Ipv4Address;
import org.nvsim.packet.Prefix;
import org.nvsim.virt.overlay.AddressScheme;
import org.nvsim.virt.policy.ProviderAddressPlan.Move;

class ProviderAddressPlanTest {
    private final ProviderAddressPool rack1 =
            new ProviderAddressPool(Prefix.parse("192.168.4.0/28"), 0);
    private final ProviderAddressPool rack2 =
            new ProviderAddressPool(Prefix.parse("192.168.5.0/28"), 0);

    private ProviderAddressPlan plan(AddressScheme scheme) {
        ProviderAddressPlan plan = new ProviderAddressPlan(scheme);
        plan.addHost(1, ip("192.168.4.1"), rack1);
        plan.addHost(2, ip("192.168.4.3"), rack1);
        plan.addHost(3, ip("192.168.5.1"), rack2);
        return plan;
    }

    private static int ip(String text) {
        return Ipv4Address.parse(text);
    }

    @Test
    void encapsulation_needs_one_address_a_host_however_many_vms_it_runs() {
        ProviderAddressPlan plan = plan(AddressScheme.PER_HOST);
        for (int vm = 0; vm < 30; vm++) {
            assertThat(plan.assign(1, 5001 + vm, vm)).isEqualTo(ip("192.168.4.1"));
        }
        assertThat(plan.used()).isEqualTo(1);
        assertThat(plan.move(1, 2, 5001, 0))
                .isEqualTo(new Move(ip("192.168.4.1"), ip("192.168.4.3")));
    }

    @Test
    void rewrite_needs_one_address_a_vm_the_lowest_free_first() {
        ProviderAddressPlan plan = plan(AddressScheme.PER_CUSTOMER_ADDRESS);
        assertThat(plan.assign(1, 5001, 5)).isEqualTo(ip("192.168.4.2"));
        assertThat(plan.assign(2, 5001, 7)).isEqualTo(ip("192.168.4.4"));
        assertThat(plan.assign(1, 6001, 5)).isEqualTo(ip("192.168.4.5"));
        plan.release(1, 5001, 5);
        assertThat(plan.assign(2, 6001, 7)).isEqualTo(ip("192.168.4.2"));
        assertThat(plan.used()).isEqualTo(3);
        assertThat(plan.used(2)).isEqualTo(2);
    }

    @Test
    void a_rewritten_vm_keeps_its_address_within_its_site_only() {
        ProviderAddressPlan plan = plan(AddressScheme.PER_CUSTOMER_ADDRESS);
        int first = plan.assign(1, 5001, 5);
        assertThat(plan.move(1, 2, 5001, 5)).isEqualTo(new Move(first, first));
        assertThat(plan.move(2, 3, 5001, 5)).isEqualTo(new Move(first, ip("192.168.5.2")));
        assertThat(rack1.used()).isZero();
        assertThat(rack2.used()).isEqualTo(1);
    }

    @Test
    void the_later_generation_needs_one_address_for_each_subnet_on_a_host() {
        ProviderAddressPlan plan = plan(AddressScheme.PER_HOST_AND_SUBNET);
        int first = plan.assign(1, 5001, 5);
        assertThat(plan.assign(1, 5001, 7)).isEqualTo(first);
        assertThat(plan.assign(1, 5002, 5)).isNotEqualTo(first);
        assertThat(plan.used(1)).isEqualTo(2);
        plan.release(1, 5001, 5);
        assertThat(plan.used(1)).isEqualTo(2);
        plan.release(1, 5001, 7);
        assertThat(plan.used(1)).isEqualTo(1);
    }

    @Test
    void an_exhausted_pool_says_how_many_were_needed_and_how_many_there_were() {
        ProviderAddressPlan plan = plan(AddressScheme.PER_CUSTOMER_ADDRESS);
        for (int vm = 0; vm < 20; vm++) {
            plan.assign(1, 5001, 10 + vm);
        }
        assertThat(plan.assign(1, 5001, 99)).isZero();
        assertThat(plan.shortages())
                .containsExactly(new ProviderAddressPlan.Shortage(rack1, 21, 12));
        assertThat(plan.used()).isEqualTo(12);
        for (int vm = 0; vm < 20; vm++) {
            plan.release(1, 5001, 10 + vm);
        }
        assertThat(plan.shortages()).isEmpty();
    }

    @Test
    void giving_back_what_was_never_taken_is_a_bug() {
        assertThatThrownBy(() -> rack1.giveBack(ip("192.168.4.9")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("192.168.4.9 was not taken from 192.168.4.0/28");
    }
}
