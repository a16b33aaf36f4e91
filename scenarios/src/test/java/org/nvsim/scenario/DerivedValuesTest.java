package org.nvsim.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.nvsim.packet.Ipv4Address;
import org.nvsim.packet.MacAddress;
import org.nvsim.scenario.problem.ScenarioException;
import org.nvsim.scenario.spec.Broadcast;
import org.nvsim.scenario.spec.Expectation;
import org.nvsim.scenario.spec.FlowSpec;
import org.nvsim.scenario.spec.Generation;
import org.nvsim.scenario.spec.LinkDefaults;
import org.nvsim.scenario.spec.Scenario;
import org.nvsim.scenario.spec.SubnetSpec;
import org.nvsim.scenario.spec.TenantSpec;
import org.nvsim.scenario.spec.VirtualizationSpec;
import org.nvsim.scenario.spec.VmSpec;
import org.nvsim.virt.overlay.Overlay;

class DerivedValuesTest {
    private static final String HEAD = "nvsim: 1\nduration: 2s\n";
    private static final String STAR = HEAD + "network: { star: { hosts: 4 } }\n";

    private static ScenarioFile file(String text) throws ScenarioException {
        return ScenarioLoader.parse("test", text, Overrides.none());
    }

    private static Scenario read(String text) throws ScenarioException {
        return file(text).scenario();
    }

    @Test
    void a_network_without_figures_has_room_for_encapsulation() throws ScenarioException {
        assertThat(read(STAR).network().defaults()).isEqualTo(LinkDefaults.STANDARD);
        assertThat(LinkDefaults.STANDARD.mtuBytes()).isEqualTo(1600);
    }

    @Test
    void virtualization_follows_windows_server_2012_unless_told_otherwise()
            throws ScenarioException {
        VirtualizationSpec v = read(STAR).virtualization();

        assertThat(v.mechanism()).isEqualTo(Overlay.called("nvgre"));
        assertThat(v.generation()).isEqualTo(Generation.WINDOWS_2012);
        assertThat(v.broadcast()).isEqualTo(Broadcast.DROP);
        assertThat(v.ingressCheck()).isTrue();
        assertThat(v.verifySource()).isFalse();
    }

    @Test
    void the_later_generation_replicates_broadcasts() throws ScenarioException {
        Scenario r2 = read(STAR + "virtualization: { generation: 2012r2 }\n");

        assertThat(r2.virtualization().broadcast()).isEqualTo(Broadcast.REPLICATE);
    }

    @Test
    void a_tenant_changes_what_it_names_and_keeps_the_rest() throws ScenarioException {
        Scenario scenario =
                read(
                        STAR
                                + "virtualization: { flow-id: zero }\n"
                                + "tenants: { a: { virtualization: { mechanism: ip-rewrite } } }\n");

        VirtualizationSpec a = scenario.tenants().get(0).virtualization();
        assertThat(a.mechanism()).isEqualTo(Overlay.called("ip-rewrite"));
        assertThat(a.flowId().word()).isEqualTo("zero");
    }

    @Test
    void subnets_of_a_tenant_share_a_routing_domain_named_after_the_lowest_vsid()
            throws ScenarioException {
        Scenario scenario = ScenarioLoader.load("gre-blocked", Overrides.none());

        assertThat(scenario.tenants().get(0).subnets())
                .extracting(SubnetSpec::rdid)
                .containsOnly("{11111111-2222-3333-4444-000000005001}");
    }

    @Test
    void every_vm_without_a_mac_address_gets_one_of_its_own() throws ScenarioException {
        Scenario scenario = ScenarioLoader.load("pa-consumption", Overrides.none());

        List<Long> macs =
                scenario.tenants().stream()
                        .flatMap(tenant -> tenant.vms().stream())
                        .map(VmSpec::mac)
                        .toList();
        assertThat(macs).hasSize(320).doesNotHaveDuplicates();
        assertThat(MacAddress.format(macs.get(0))).isEqualTo("00:15:5d:10:00:00");
    }

    @Test
    void generated_tenants_use_the_same_addresses_and_vsids_of_their_own()
            throws ScenarioException {
        Scenario scenario = read(STAR + "tenants: { generate: { tenants: 2, vms: 2 } }\n");

        assertThat(scenario.tenants())
                .extracting(
                        TenantSpec::name,
                        tenant -> tenant.subnets().get(0).vsid(),
                        tenant -> Ipv4Address.format(tenant.vms().get(0).address()))
                .containsExactly(tuple("t1", 5001, "10.0.0.2"), tuple("t2", 5002, "10.0.0.2"));
    }

    @Test
    void placement_spreads_packs_or_draws() throws ScenarioException {
        assertThat(hosts("spread")).isEqualTo("hv1 hv2 hv3 hv4 hv1 hv2 hv3 hv4");
        assertThat(hosts("pack")).isEqualTo("hv1 hv1 hv2 hv2 hv3 hv3 hv4 hv4");
        assertThat(hosts("random")).isEqualTo(hosts("random")).isNotEqualTo(hosts("spread"));
    }

    private static String hosts(String placement) throws ScenarioException {
        Scenario scenario =
                read(
                        STAR
                                + "tenants: { generate: { tenants: 2, vms: 4, placement: "
                                + placement
                                + " } }\n");
        return scenario.tenants().stream()
                .flatMap(tenant -> tenant.vms().stream())
                .map(VmSpec::host)
                .collect(Collectors.joining(" "));
    }

    @Test
    void a_flow_without_an_end_stops_with_the_run() throws ScenarioException {
        Scenario scenario = ScenarioLoader.load("gre-blocked", Overrides.none());

        FlowSpec.Udp video = (FlowSpec.Udp) scenario.flow("video").orElseThrow();
        assertThat(video.stopPs()).isEqualTo(scenario.durationPs());
    }

    @Test
    void the_timeline_is_in_order_of_time_whatever_the_file_says() throws ScenarioException {
        Scenario scenario =
                read(
                        STAR
                                + "timeline:\n"
                                + "  - { at: 1s, node: tor, state: up }\n"
                                + "  - { at: 500ms, node: tor, state: down }\n");

        assertThat(scenario.timeline())
                .extracting(action -> action.atPs())
                .containsExactly(500_000_000_000L, 1_000_000_000_000L);
    }

    @Test
    void an_expectation_counts_only_under_its_condition() throws ScenarioException {
        ScenarioFile file = ScenarioLoader.open("gre-blocked", Overrides.none());

        assertThat(texts(file.scenario())).contains("flow: hello, delivered: 0");
        assertThat(texts(file.variants().get(1)))
                .contains("flow: hello, answered: 10")
                .doesNotContain("flow: hello, delivered: 0");
    }

    @Test
    void a_condition_knows_what_holds_where_the_file_is_silent() throws ScenarioException {
        Scenario scenario =
                read(
                        STAR
                                + "expect: [ { provider-addresses: 0,"
                                + " when: { virtualization.mechanism: nvgre } } ]\n");

        assertThat(scenario.expect()).hasSize(1);
    }

    private static List<String> texts(Scenario scenario) {
        return scenario.expect().stream().map(Expectation::text).toList();
    }

    @Test
    void a_reserved_vsid_is_doubtful_but_runs() throws ScenarioException {
        ScenarioFile file =
                file(
                        STAR
                                + "tenants: { a: { subnets: { s: { vsid: 16777215, prefix:"
                                + " 10.0.0.0/24 } } } }\n");

        assertThat(file.warnings()).hasSize(1);
        assertThat(file.warnings().get(0).message()).contains("no record can match it");
    }

    @Test
    void variants_come_in_file_order_with_their_names() throws ScenarioException {
        ScenarioFile file = ScenarioLoader.open("gre-blocked", Overrides.none());

        assertThat(file.variants())
                .extracting(variant -> variant.variant().orElseThrow())
                .containsExactly("nvgre", "ip-rewrite");
    }
}
