package org.nvsim.virt.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nvsim.packet.Ipv4Address;
import org.nvsim.packet.Prefix;
import org.nvsim.virt.overlay.Overlay;

/** Hosts that were told the same hold the same tables, and nobody can tell. */
class SharedPolicyTest {
    private static final RoutingDomainId BLUE = new RoutingDomainId(1, 1);
    private static final int VSID = 5001;
    private static final int OTHER_VSID = 5002;
    private static final int VM1 = Ipv4Address.parse("10.0.0.5");
    private static final int VM2 = Ipv4Address.parse("10.0.0.7");
    private static final int HOST1 = Ipv4Address.parse("192.168.1.10");
    private static final int HOST2 = Ipv4Address.parse("192.168.1.11");

    private final HostPolicy told = new HostPolicy(Generation.WINDOWS_2012R2);
    private final HostPolicy first = new HostPolicy(Generation.WINDOWS_2012R2);
    private final HostPolicy second = new HostPolicy(Generation.WINDOWS_2012R2);

    @BeforeEach
    void tell_both() {
        told.records().add(record(VSID, VM1, HOST1));
        told.records().add(record(VSID, VM2, HOST2));
        told.records().add(record(VSID, 0, HOST2));
        told.customerRoutes().add(route(VSID, "10.0.0.0/24"));
        assertThat(first.addAll(told)).isEmpty();
        assertThat(second.addAll(told)).isEmpty();
    }

    @Test
    void both_know_what_was_told() {
        assertThat(first.records().list()).isEqualTo(told.records().list()).hasSize(3);
        assertThat(first.records().size()).isEqualTo(3);
        assertThat(first.records().providers(VSID)).containsExactly(HOST1, HOST2);
        assertThat(first.records().wildcard(VSID)).isNotNull();
        assertThat(first.customerRoutes().domainOf(VSID)).isEqualTo(BLUE);
        assertThat(first.customerRoutes().list()).isEqualTo(told.customerRoutes().list());
    }

    @Test
    void a_record_changed_on_one_host_is_unchanged_on_the_other() {
        assertThat(first.records().set(record(VSID, VM1, HOST2))).isEmpty();
        first.records().remove(record(VSID, VM2, HOST2));
        first.records().learn(dynamic(), 100);

        assertThat(first.records().find(VSID, VM1).providerAddress()).isEqualTo(HOST2);
        assertThat(first.records().find(VSID, VM2)).isNull();
        assertThat(first.records().size()).isEqualTo(3);
        assertThat(second.records().list()).isEqualTo(told.records().list()).hasSize(3);
        assertThat(second.records().providers(VSID)).containsExactly(HOST1, HOST2);
    }

    @Test
    void a_host_that_forgets_everything_leaves_the_other_alone() {
        first.clear();

        assertThat(first.knows(VSID)).isFalse();
        assertThat(second.records().find(VSID, VM1)).isNotNull();
        assertThat(second.customerRoutes().find(VSID, VM1)).isNotNull();
    }

    @Test
    void a_route_added_on_one_host_is_unknown_to_the_other() {
        assertThat(first.customerRoutes().add(route(OTHER_VSID, "10.0.1.0/24"))).isEmpty();

        assertThat(first.customerRoutes().joined(VSID, OTHER_VSID)).isTrue();
        assertThat(first.customerRoutes().subnetsJoinedTo(VSID)).containsExactly(VSID, OTHER_VSID);
        assertThat(second.customerRoutes().joined(VSID, OTHER_VSID)).isFalse();
        assertThat(second.customerRoutes().subnetsJoinedTo(VSID)).containsExactly(VSID);
    }

    @Test
    void what_a_host_knows_already_is_refused_as_if_it_came_alone() {
        assertThat(first.addAll(told)).hasSize(4).allMatch(problem -> problem.contains("exists"));
        assertThat(first.records().size()).isEqualTo(3);
    }

    @Test
    void a_provider_address_stands_for_one_customer_address_in_shared_tables_too() {
        HostPolicy rewriting = new HostPolicy(Generation.WINDOWS_2012R2);
        rewriting.records().add(rewritten(OTHER_VSID, VM1));
        HostPolicy another = new HostPolicy(Generation.WINDOWS_2012R2);
        another.records().add(rewritten(VSID + 2, VM2));

        assertThat(first.addAll(rewriting)).isEmpty();
        assertThat(first.records().rewritten(HOST1).vsid()).isEqualTo(OTHER_VSID);
        assertThat(first.addAll(another)).hasSize(1);
        assertThat(first.records().knows(VSID + 2)).isFalse();
    }

    private static LookupRecord record(int vsid, int address, int provider) {
        return LookupRecord.of(
                vsid,
                address,
                0x00155D000000L | address & 0xFF,
                provider,
                Overlay.called("nvgre"),
                "");
    }

    private static LookupRecord rewritten(int vsid, int address) {
        return LookupRecord.of(
                vsid, address, 0x00155D000001L, HOST1, Overlay.called("ip-rewrite"), "");
    }

    private static LookupRecord dynamic() {
        return record(VSID, Ipv4Address.parse("10.0.0.9"), HOST1).withType(RecordType.DYNAMIC);
    }

    private static CustomerRoute route(int vsid, String prefix) {
        return CustomerRoute.onLink(BLUE, vsid, Prefix.parse(prefix), "");
    }
}
