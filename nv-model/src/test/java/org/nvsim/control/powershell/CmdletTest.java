package org.nvsim.control.powershell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nvsim.virt.policy.Generation;

class CmdletTest {
    private static final String RECORDS =
            """
            $all = @{ Rule = 'TranslationMethodEncap'; CimSession = 'hv1', 'hv2' }
            New-NetVirtualizationLookupRecord @all -CustomerAddress 10.0.0.5 -VirtualSubnetID 5001 -MACAddress 060600000005 -ProviderAddress 192.168.4.11 -VMName Blue1 -CustomerID blue | Out-Null
            New-NetVirtualizationLookupRecord @all -CustomerAddress 10.0.0.7 -VirtualSubnetID 5001 -MACAddress 06-06-00-00-00-07 -ProviderAddress 192.168.4.22 -VMName Blue2 -Context moved | Out-Null
            New-NetVirtualizationLookupRecord @all -CustomerAddress 10.0.0.5 -VirtualSubnetID 6001 -MACAddress 08:08:00:00:00:05 -ProviderAddress 192.168.4.11 | Out-Null
            """;

    private static List<String> shown(String script) {
        Lab lab = Lab.demo();
        assertThat(lab.run("hv1", RECORDS + script).report()).isEmpty();
        return lab.output;
    }

    @Test
    void records_are_found_by_any_property_several_values_and_wildcards() {
        assertThat(
                        shown(
                                """
                                (Get-NetVirtualizationLookupRecord).Count
                                (Get-NetVirtualizationLookupRecord -VirtualSubnetID 5001).VMName
                                (Get-NetVirtualizationLookupRecord -CustomerAddress 10.0.0.5, 10.0.0.7 -VirtualSubnetID 5001, 6001).Count
                                (Get-NetVirtualizationLookupRecord -MACAddress 06-06-00-00-00-07).MACAddress
                                (Get-NetVirtualizationLookupRecord -VMName Blue*).Count
                                (Get-NetVirtualizationLookupRecord -CustomerID blue).CustomerAddress
                                (Get-NetVirtualizationLookupRecord -Context moved -CimSession hv1, hv2).PSComputerName
                                (Get-NetVirtualizationLookupRecord -Rule TranslationMethodNat).Count
                                (Get-NetVirtualizationLookupRecord | Where-Object { $_.ProviderAddress -eq '192.168.4.22' }).CustomerAddress
                                """))
                .containsExactly(
                        "3",
                        "Blue1",
                        "Blue2",
                        "3",
                        "060600000007",
                        "2",
                        "10.0.0.5",
                        "hv1",
                        "hv2",
                        "0",
                        "10.0.0.7");
    }

    @Test
    void Set_changes_what_is_no_key_and_leaves_the_rest() {
        assertThat(
                        shown(
                                """
                                Set-NetVirtualizationLookupRecord -CustomerAddress 10.0.0.7 -VirtualSubnetID 5001 -ProviderAddress 192.168.4.33
                                Get-NetVirtualizationLookupRecord -VMName Blue1 | Set-NetVirtualizationLookupRecord -Context 'by pipe' -PassThru | Select-Object -ExpandProperty Context
                                $r = Get-NetVirtualizationLookupRecord -CustomerAddress 10.0.0.7
                                "$($r.ProviderAddress) $($r.VMName) $($r.Context)"
                                (Get-NetVirtualizationLookupRecord -CimSession hv2 -CustomerAddress 10.0.0.7).ProviderAddress
                                """))
                .containsExactly("by pipe", "192.168.4.33 Blue2 moved", "192.168.4.22");
    }

    @Test
    void Remove_takes_what_is_named_and_without_a_filter_everything_on_that_host() {
        assertThat(
                        shown(
                                """
                                Remove-NetVirtualizationLookupRecord -VirtualSubnetID 6001
                                (Get-NetVirtualizationLookupRecord).Count
                                Get-NetVirtualizationLookupRecord -VMName Blue1 | Remove-NetVirtualizationLookupRecord
                                @(Get-NetVirtualizationLookupRecord).Count
                                Remove-NetVirtualizationLookupRecord
                                @(Get-NetVirtualizationLookupRecord).Count
                                @(Get-NetVirtualizationLookupRecord -CimSession hv2).Count
                                """))
                .containsExactly("2", "1", "0", "3");
    }

    @Test
    void unbinding_the_filter_throws_the_policy_of_that_host_away() {
        assertThat(
                        shown(
                                """
                                Enable-NetAdapterBinding Ethernet -ComponentID ms_netwnv
                                (Get-NetAdapterBinding Ethernet -ComponentID ms_netwnv).Enabled
                                Get-NetAdapter | Disable-NetAdapterBinding -ComponentID ms_netwnv
                                (Get-NetAdapterBinding Ethernet).Enabled
                                @(Get-NetVirtualizationLookupRecord).Count
                                @(Get-NetVirtualizationLookupRecord -CimSession hv2).Count
                                """))
                .containsExactly("True", "False", "0", "3");
    }

    @Test
    void offloads_are_switched_adapter_by_adapter() {
        assertThat(
                        shown(
                                """
                                Disable-NetAdapterEncapsulatedPacketTaskOffload -Name * -ComputerName hv1
                                Disable-NetAdapterVmq Ethernet; Disable-NetAdapterLso Ethernet
                                Disable-NetAdapterRss Ethernet; Disable-NetAdapterChecksumOffload Ethernet; Enable-NetAdapterRss Ethernet
                                (Get-NetAdapterEncapsulatedPacketTaskOffload -CimSession hv1, hv2).Enabled
                                (Get-NetAdapterVmq Ethernet).Enabled; (Get-NetAdapterRss Ethernet).Enabled
                                (Get-NetAdapter Ethernet).InterfaceIndex; (Get-NetAdapter).MacAddress
                                """))
                .containsExactly("False", "True", "False", "True", "11", "02-00-00-00-01-01");
    }

    @Test
    void a_port_is_found_by_the_MAC_address_of_its_adapter_or_by_its_machine() {
        assertThat(
                        shown(
                                """
                                Get-VMNetworkAdapter -VMName * | where { $_.MacAddress -eq "060600000005" } | Set-VMNetworkAdapter -VirtualSubnetID 5001
                                Set-VMNetworkAdapter Red1 -VirtualSubnetId 6001
                                Get-VM -ComputerName hv2 | Get-VMNetworkAdapter | Set-VMNetworkAdapter -VirtualSubnetId 7001
                                (Get-VMNetworkAdapter -All).VirtualSubnetId
                                (Get-VMNetworkAdapter -ComputerName hv2 -VMName *).VirtualSubnetId
                                Set-VMNetworkAdapter Red1 -VirtualSubnetId 0 -PassThru | select -Exp VirtualSubnetId
                                """))
                .containsExactly("5001", "6001", "7001", "7001", "0");
    }

    @Test
    void routes_and_provider_addresses_have_the_same_four_verbs() {
        assertThat(
                        shown(
                                """
                                $blue = '{11111111-2222-3333-4444-000000005001}'
                                New-NetVirtualizationCustomerRoute -RoutingDomainID $blue -VirtualSubnetID 5001 -DestinationPrefix 10.0.0.0/24 -NextHop 0.0.0.0 | Out-Null
                                Set-NetVirtualizationCustomerRoute -VirtualSubnetID 5001 -Metric 9
                                (Get-NetVirtualizationCustomerRoute -RoutingDomainID $blue.ToUpper()).Metric
                                New-NetVirtualizationProviderAddress -ProviderAddress 192.168.4.11 -InterfaceIndex 11 -PrefixLength 24 | Out-Null
                                Get-NetVirtualizationProviderAddress -InterfaceIndex 11 | Set-NetVirtualizationProviderAddress -VlanID 20
                                $p = Get-NetVirtualizationProviderAddress; "$($p.VlanID) $($p.PrefixLength) $($p.AddressState)"
                                New-NetVirtualizationProviderRoute -InterfaceIndex 11 -DestinationPrefix 192.168.0.0/16 -NextHop 192.168.4.1 -Metric 5 | Out-Null
                                Set-NetVirtualizationProviderRoute -InterfaceIndex 11 -Metric 6
                                (Get-NetVirtualizationProviderRoute).Metric
                                Remove-NetVirtualizationProviderRoute; Remove-NetVirtualizationProviderAddress -ProviderAddress 192.168.4.11; Remove-NetVirtualizationCustomerRoute
                                @(Get-NetVirtualizationProviderRoute).Count + @(Get-NetVirtualizationProviderAddress).Count + @(Get-NetVirtualizationCustomerRoute).Count
                                Set-NetVirtualizationGlobal -UseExternalRouter $true; (Get-NetVirtualizationGlobal).UseExternalRouter
                                """))
                .containsExactly("9", "20 24 Preferred", "6", "0", "True");
    }

    @Test
    void the_next_hop_is_what_records_and_routes_of_the_host_say() {
        Lab lab = new Lab();
        lab.add("r2", Generation.WINDOWS_2012R2);
        ScriptOutcome outcome =
                lab.run(
                        "r2",
                        """
                        $d = '{11111111-2222-3333-4444-000000005001}'
                        5001, 5002 | ForEach-Object { New-NetVirtualizationCustomerRoute -RoutingDomainID $d -VirtualSubnetID $_ -DestinationPrefix "10.0.$($_ - 5001).0/24" -NextHop 0.0.0.0 } | Out-Null
                        New-NetVirtualizationCustomerRoute -RoutingDomainID $d -VirtualSubnetID 5002 -DestinationPrefix 0.0.0.0/0 -NextHop 10.0.1.9 | Out-Null
                        New-NetVirtualizationLookupRecord -CustomerAddress 10.0.1.7 -VirtualSubnetID 5002 -MACAddress 060600000107 -ProviderAddress 192.168.4.22 -Rule TranslationMethodEncap | Out-Null
                        New-NetVirtualizationLookupRecord -CustomerAddress 0.0.0.0 -VirtualSubnetID 5002 -MACAddress 0606000001FE -ProviderAddress 192.168.4.99 -Rule TranslationMethodEncap -Type GatewayWildcard | Out-Null
                        $hop = Select-NetVirtualizationNextHop -DestinationCustomerAddress 10.0.1.7 -SourceVirtualSubnetID 5001
                        "$($hop.ProviderAddress) $($hop.NextHopVirtualSubnetID) $($hop.NextHopMACAddress)"
                        (Select-NetVirtualizationNextHop 10.0.0.5 8.8.8.8 5001).ProviderAddress
                        Select-NetVirtualizationNextHop 10.0.0.5 10.0.0.99 5001
                        """);
        assertThat(lab.output).containsExactly("192.168.4.22 5002 060600000107", "192.168.4.99");
        assertThat(outcome.problem().orElseThrow().message())
                .endsWith("r2 knows no way from VSID 5001 to 10.0.0.99");
    }

    @Test
    void a_script_on_no_host_must_say_where_it_acts() {
        Lab lab = Lab.demo();
        assertThat(lab.run("", "Get-VM").problem().orElseThrow().message())
                .isEqualTo(
                        "Get-VM: this script runs on no host: say which by -CimSession or -ComputerName");
        assertThat(lab.run("", "(Get-VM -ComputerName HV2).Name").report()).isEmpty();
        assertThat(lab.output).containsExactly("Blue2", "Red2");
    }
}
