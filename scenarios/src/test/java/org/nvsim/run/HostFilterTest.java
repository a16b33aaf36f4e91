package org.nvsim.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nvsim.observe.Action;
import org.nvsim.observe.Observer;
import org.nvsim.packet.Ethernet;
import org.nvsim.packet.Vlan;
import org.nvsim.run.result.RunResult;
import org.nvsim.scenario.Overrides;
import org.nvsim.scenario.ScenarioFile;
import org.nvsim.scenario.ScenarioLoader;
import org.nvsim.scenario.problem.ScenarioException;

/** What administrators get wrong at a host: VLANs of provider addresses, bindings, equal MACs. */
class HostFilterTest {
    private static final String SCRIPT =
            """
            $all = @('hv1', 'hv2')
            Enable-NetAdapterBinding -CimSession $all -Name Ethernet -ComponentID ms_netwnv
            $rd = '{11111111-2222-3333-4444-000000005001}'
            New-NetVirtualizationLookupRecord -CimSession $all -CustomerAddress 10.0.0.5 -VirtualSubnetID 5001 -MACAddress 060600000005 -ProviderAddress 192.168.4.11 -Rule TranslationMethodEncap
            New-NetVirtualizationLookupRecord -CimSession $all -CustomerAddress 10.0.0.7 -VirtualSubnetID 5001 -MACAddress 060600000007 -ProviderAddress 192.168.4.12 -Rule TranslationMethodEncap
            New-NetVirtualizationCustomerRoute -CimSession $all -RoutingDomainID $rd -VirtualSubnetID 5001 -DestinationPrefix 10.0.0.0/24 -NextHop 0.0.0.0
            New-NetVirtualizationProviderAddress -CimSession hv1 -ProviderAddress 192.168.4.11 -InterfaceIndex 1 -PrefixLength 24 -VlanID 100
            New-NetVirtualizationProviderAddress -CimSession hv2 -ProviderAddress 192.168.4.12 -InterfaceIndex 1 -PrefixLength 24 -VlanID 100
            Get-VMNetworkAdapter -ComputerName hv1 -VMName vm1 | Set-VMNetworkAdapter -VirtualSubnetId 5001
            Get-VMNetworkAdapter -ComputerName hv2 -VMName vm2 | Set-VMNetworkAdapter -VirtualSubnetId 5001
            """;

    @TempDir Path folder;

    private ScenarioFile load(String script, String more) throws IOException, ScenarioException {
        Files.writeString(folder.resolve("policy.ps1"), script);
        Files.writeString(
                folder.resolve("test.yaml"),
                """
                nvsim: 1
                duration: 5s
                network:
                  hosts: { hv1: { address: 192.168.4.21/24 }, hv2: { address: 192.168.4.22/24 } }
                  links: [ hv1 -- hv2 ]
                policy: { scripts: [ policy.ps1 ] }
                tenants:
                  blue:
                    subnets: { front: { vsid: 5001, prefix: 10.0.0.0/24 } }
                    vms:
                      vm1: { host: hv1, subnet: front, address: 10.0.0.5, mac: "06:06:00:00:00:05" }
                      vm2: { host: hv2, subnet: front, address: 10.0.0.7, mac: "06:06:00:00:00:07" }
                traffic:
                  - ping: { name: hello, from: vm1, to: vm2, count: 5, every: 500ms, start: 100ms }
                """
                        + more);
        return ScenarioLoader.open(folder.resolve("test.yaml").toString(), Overrides.none());
    }

    @Test
    void arp_for_a_provider_address_carries_the_tag_of_its_vlan() throws Exception {
        List<Integer> vlans = new ArrayList<>();
        Observer observer =
                (timePs, place, port, action, frame, reason, decision) -> {
                    byte[] b = frame.bytes();
                    int off = frame.start();
                    boolean wire = action == Action.FORWARDED && port == 0;
                    boolean tagged = Vlan.isTagged(b, off);
                    int type = tagged ? Vlan.type(b, off) : Ethernet.type(b, off);
                    if (wire && type == Ethernet.TYPE_ARP) {
                        vlans.add(tagged ? Vlan.id(b, off) : 0);
                    }
                };

        RunResult result = Run.of(load(SCRIPT, "").scenario(), observer).finish();

        assertThat(result.flows().get(0).answeredPackets()).isEqualTo(5);
        assertThat(vlans).hasSize(2).containsOnly(100);
    }

    @Test
    void hosts_whose_provider_addresses_are_in_different_vlans_never_meet() throws Exception {
        String script =
                SCRIPT.replace(
                        "192.168.4.12 -InterfaceIndex 1 -PrefixLength 24 -VlanID 100",
                        "192.168.4.12 -InterfaceIndex 1 -PrefixLength 24 -VlanID 200");

        RunResult result = Run.of(load(script, "").scenario()).finish();

        assertThat(result.flows().get(0).answeredPackets()).isZero();
        assertThat(result.frames().dropped()).containsKey("no-neighbor");
    }

    @Test
    void a_filter_that_is_unbound_drops_with_a_word_of_its_own() throws Exception {
        Files.writeString(
                folder.resolve("unbind.ps1"),
                "Disable-NetAdapterBinding -CimSession hv1 -Name Ethernet -ComponentID ms_netwnv\n");

        RunResult result =
                Run.of(load(SCRIPT, "timeline:\n  - { at: 1s, script: unbind.ps1 }\n").scenario())
                        .finish();

        assertThat(result.flows().get(0).answeredPackets()).isEqualTo(2);
        assertThat(result.flows().get(0).dropped()).isEqualTo(Map.of("filter-unbound", 3L));
    }

    @Test
    void what_comes_for_a_host_whose_filter_is_unbound_is_dropped_for_that() throws Exception {
        Files.writeString(
                folder.resolve("unbind.ps1"),
                "Disable-NetAdapterBinding -CimSession hv2 -Name Ethernet -ComponentID ms_netwnv\n");
        String untagged = SCRIPT.replace(" -VlanID 100", "");

        RunResult result =
                Run.of(load(untagged, "timeline:\n  - { at: 1s, script: unbind.ps1 }\n").scenario())
                        .finish();

        assertThat(result.flows().get(0).dropped()).isEqualTo(Map.of("filter-unbound", 3L));
    }

    @Test
    void a_script_that_forgets_to_bind_the_filter_is_told_by_every_drop() throws Exception {
        String script = SCRIPT.replaceFirst("(?m)^Enable-NetAdapterBinding.*\n", "");

        RunResult result = Run.of(load(script, "").scenario()).finish();

        // Its first word is ARP, to which nobody answers.
        assertThat(result.flows().get(0).dropped()).isEqualTo(Map.of("no-neighbor", 5L));
        assertThat(result.frames().droppedAt().get("hv1")).containsKey("filter-unbound");
    }

    @Test
    void two_tenants_may_have_machines_of_one_mac_address() throws Exception {
        ScenarioFile file =
                plain(
                        """
                          red:
                            subnets: { front: { vsid: 6001, prefix: 10.0.0.0/24 } }
                            vms:
                              red1: { host: hv1, subnet: front, address: 10.0.0.5, mac: "06:06:00:00:00:05" }
                              red2: { host: hv2, subnet: front, address: 10.0.0.7, mac: "06:06:00:00:00:07" }
                        traffic:
                          - ping: { name: blue, from: vm1, to: vm2, count: 3, every: 100ms }
                          - ping: { name: red, from: red1, to: red2, count: 3, every: 100ms }
                        """);

        RunResult result = Run.of(file.scenario()).finish();

        assertThat(file.warnings()).isEmpty();
        assertThat(result.flows())
                .allSatisfy(flow -> assertThat(flow.answeredPackets()).isEqualTo(3));
    }

    @Test
    void two_machines_of_one_subnet_with_one_mac_address_can_be_built_and_are_warned_of()
            throws Exception {
        ScenarioFile file =
                plain(
                        """
                              twin: { host: hv2, subnet: front, address: 10.0.0.9, mac: "06:06:00:00:00:07" }
                        traffic:
                          - ping: { name: first, from: vm1, to: vm2, count: 3, every: 100ms }
                          - ping: { name: second, from: vm1, to: twin, count: 3, every: 100ms }
                        """);

        RunResult result = Run.of(file.scenario()).finish();

        assertThat(file.warnings())
                .singleElement()
                .satisfies(
                        warning ->
                                assertThat(warning.message())
                                        .startsWith("'vm2' of the same subnet has this MAC"));
        assertThat(result.flows().get(0).answeredPackets()).isEqualTo(3);
        assertThat(result.flows().get(1).answeredPackets()).isZero();
    }

    private static ScenarioFile plain(String rest) throws ScenarioException {
        return ScenarioLoader.parse(
                "test.yaml",
                """
                nvsim: 1
                duration: 1s
                network:
                  hosts: { hv1: { address: 192.168.4.21/24 }, hv2: { address: 192.168.4.22/24 } }
                  links: [ hv1 -- hv2 ]
                tenants:
                  blue:
                    subnets: { front: { vsid: 5001, prefix: 10.0.0.0/24 } }
                    vms:
                      vm1: { host: hv1, subnet: front, address: 10.0.0.5, mac: "06:06:00:00:00:05" }
                      vm2: { host: hv2, subnet: front, address: 10.0.0.7, mac: "06:06:00:00:00:07" }
                """
                        + rest,
                Overrides.none());
    }
}
