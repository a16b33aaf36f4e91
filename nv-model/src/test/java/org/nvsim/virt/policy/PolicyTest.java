package org.nvsim.virt.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.nvsim.packet.Ipv4Address;
import org.nvsim.packet.Prefix;
import org.nvsim.virt.overlay.Overlay;

class PolicyTest {
    private static final RoutingDomainId BLUE = new RoutingDomainId(0, 5001);
    private static final RoutingDomainId RED = new RoutingDomainId(0, 6001);

    private final HostPolicy policy = new HostPolicy(Generation.WINDOWS_2012);

    private static int ip(String text) {
        return Ipv4Address.parse(text);
    }

    private static LookupRecord record(int vsid, String ca, long mac, String pa) {
        return LookupRecord.of(vsid, ip(ca), mac, ip(pa), Overlay.called("ip-rewrite"), "a.ps1:3");
    }

    @Test
    void a_vsid_must_be_one_that_can_be_assigned() {
        assertThat(policy.records().add(record(3000, "10.0.0.5", 2, "192.168.4.1")))
                .containsExactly(
                        "VirtualSubnetID 3000 is not in the range 4096 to 16777214; values below"
                                + " 4096 are reserved (is this a VLAN number?)");
        assertThat(policy.records().add(record(0xFFFFFF, "10.0.0.5", 2, "192.168.4.1")))
                .containsExactly("VirtualSubnetID 16777215 is not in the range 4096 to 16777214");
        assertThat(policy.records().add(record(0xFFFFFE, "10.0.0.5", 2, "192.168.4.1"))).isEmpty();
        assertThat(policy.records().add(record(4096, "10.0.0.5", 2, "192.168.4.2"))).isEmpty();
    }

    @Test
    void a_second_record_of_one_address_is_refused_and_says_where_the_first_is() {
        policy.records().add(record(5001, "10.0.0.5", 2, "192.168.4.1"));
        assertThat(policy.records().add(record(5001, "10.0.0.5", 4, "192.168.4.2")))
                .singleElement()
                .asString()
                .startsWith("a record with this key exists: VSID 5001 10.0.0.5")
                .endsWith(", from a.ps1:3");
    }

    @Test
    void a_provider_address_stands_for_one_customer_address_under_rewrite() {
        policy.records().add(record(5001, "10.0.0.5", 2, "192.168.4.1"));
        assertThat(policy.records().add(record(6001, "10.0.0.5", 4, "192.168.4.1")))
                .singleElement()
                .asString()
                .startsWith("ProviderAddress 192.168.4.1 already stands for another");
        assertThat(policy.records().rewritten(ip("192.168.4.1")).vsid()).isEqualTo(5001);
    }

    @Test
    void use_of_the_vms_mac_needs_rewrite() {
        LookupRecord encapsulated =
                LookupRecord.of(5001, ip("10.0.0.5"), 2, 3, Overlay.called("nvgre"), "")
                        .withUseVmMac(true);
        assertThat(policy.records().add(encapsulated))
                .containsExactly(
                        "UseVmMACAddress needs rule TranslationMethodNat, not"
                                + " TranslationMethodEncap");
    }

    @Test
    void types_come_with_their_generation_and_address() {
        LookupRecord flood =
                record(5001, "10.0.0.5", 2, "192.168.4.1").withType(RecordType.L2_ONLY);
        assertThat(policy.records().add(flood)).hasSize(2);
        HostPolicy later = new HostPolicy(Generation.WINDOWS_2012R2);
        assertThat(later.records().add(flood))
                .containsExactly(
                        "a record of type L2Only needs CustomerAddress 0.0.0.0, not 10.0.0.5");
    }

    @Test
    void a_virtual_subnet_lies_in_one_routing_domain() {
        Prefix prefix = Prefix.parse("10.0.0.0/24");
        assertThat(policy.customerRoutes().add(CustomerRoute.onLink(BLUE, 5001, prefix, "")))
                .isEmpty();
        assertThat(policy.customerRoutes().add(CustomerRoute.onLink(RED, 5001, prefix, "")))
                .singleElement()
                .asString()
                .startsWith("VSID 5001 already belongs to routing domain {00000000-");
        assertThat(policy.customerRoutes().add(CustomerRoute.onLink(BLUE, 5001, prefix, "")))
                .singleElement()
                .asString()
                .startsWith("a route with this key exists");
    }

    @Test
    void changing_a_record_keeps_every_index_right() {
        LookupRecords records = policy.records();
        records.add(record(5001, "10.0.0.5", 2, "192.168.4.1"));
        assertThat(records.set(record(5001, "10.0.0.5", 2, "192.168.4.9"))).isEmpty();
        assertThat(records.rewritten(ip("192.168.4.1"))).isNull();
        assertThat(records.rewritten(ip("192.168.4.9")).mac()).isEqualTo(2);
        assertThat(records.size()).isEqualTo(1);
        assertThat(records.set(record(5001, "10.0.0.6", 2, "192.168.4.9"))).isNotEmpty();
    }

    @Test
    void a_removed_subnet_is_no_longer_known() {
        LookupRecord record = record(5001, "10.0.0.5", 2, "192.168.4.1");
        policy.records().add(record);
        assertThat(policy.knows(5001)).isTrue();
        assertThat(policy.records().remove(record)).isTrue();
        assertThat(policy.records().remove(record)).isFalse();
        assertThat(policy.knows(5001)).isFalse();
    }

    @Test
    void a_routing_domain_id_is_read_with_and_without_braces() {
        String text = "{11111111-2222-3333-4444-000000005001}";
        RoutingDomainId id = RoutingDomainId.tryParse(text).orElseThrow();
        assertThat(id).hasToString(text);
        assertThat(RoutingDomainId.tryParse(text.substring(1, 37))).contains(id);
        assertThat(RoutingDomainId.tryParse("{1111-2222}")).isEmpty();
    }

    @Test
    void tables_agree_with_a_sorted_map_through_thousands_of_changes() {
        SplittableRandom random = new SplittableRandom(7);
        TreeMap<Long, LookupRecord> model = new TreeMap<>();
        LookupRecords records = policy.records();
        for (int i = 0; i < 20_000; i++) {
            int vsid = 0xC0FF00 + random.nextInt(8);
            int ca = 0x0A000001 + random.nextInt(64);
            long key = (long) vsid << 32 | ca;
            LookupRecord record =
                    LookupRecord.of(
                            vsid,
                            ca,
                            2,
                            0x0B000000 | (vsid & 7) << 8 | ca & 0xFF,
                            Overlay.called("ip-rewrite"),
                            "");
            if (random.nextBoolean()) {
                assertThat(records.add(record).isEmpty()).isEqualTo(!model.containsKey(key));
                model.putIfAbsent(key, record);
            } else {
                assertThat(records.remove(record)).isEqualTo(model.remove(key) != null);
            }
            assertThat(records.find(vsid, ca)).isSameAs(model.get(key));
        }
        assertThat(records.list()).containsExactlyElementsOf(new ArrayList<>(model.values()));
        for (LookupRecord each : model.values()) {
            assertThat(records.rewritten(each.providerAddress())).isSameAs(each);
        }
    }

    @Test
    void provider_addresses_are_checked() {
        ProviderAddresses provider = policy.provider();
        ProviderAddress good = new ProviderAddress(ip("192.168.4.11"), 24, 0, 1, 0, "");
        assertThat(provider.add(good)).isEmpty();
        assertThat(provider.add(good))
                .containsExactly("this host has provider address 192.168.4.11/24 already");
        List<String> problems =
                provider.add(new ProviderAddress(ip("224.0.0.1"), 33, 4095, 1, 0, ""));
        assertThat(problems).hasSize(3);
        assertThat(provider.list()).containsExactly(good);
    }
}
