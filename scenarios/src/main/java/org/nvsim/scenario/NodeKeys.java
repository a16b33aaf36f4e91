package org.nvsim.scenario;

import java.util.List;
import java.util.Optional;
import org.nvsim.host.AdapterProfile;
import org.nvsim.limits.Limits;
import org.nvsim.packet.Prefix;
import org.nvsim.scenario.bind.Key;
import org.nvsim.scenario.bind.ScalarType;
import org.nvsim.scenario.bind.Section;
import org.nvsim.scenario.bind.Type;
import org.nvsim.scenario.bind.Types;
import org.nvsim.scenario.bind.WordType;
import org.nvsim.scenario.spec.GatewayMode;
import org.nvsim.scenario.spec.GatewaySpec;
import org.nvsim.scenario.spec.HostSpec;
import org.nvsim.scenario.spec.InterfaceAddress;
import org.nvsim.scenario.spec.RouterSpec;
import org.nvsim.scenario.spec.ServerSpec;
import org.nvsim.scenario.spec.SwitchSpec;
import org.nvsim.scenario.value.Kinds;
import org.nvsim.scenario.value.Scalars;

/** Nodes of the physical network, written out one by one. */
final class NodeKeys {
    static final Key<AdapterProfile> NIC =
            Key.silent(
                    "nic",
                    AdapterKeys.ADAPTER,
                    AdapterProfile.STANDARD,
                    "as in network.nic",
                    "nvgre-offload",
                    "The physical adapter: what it takes off the processor.");
    static final Key<Optional<Integer>> CORES =
            cores("as in network.cores", "Processor cores that do network work.");

    private static final Key<InterfaceAddress> HOST_ADDRESS =
            Key.required(
                    "address",
                    Scalars.INTERFACE_ADDRESS,
                    "192.168.4.11/24",
                    "The host's own address in the provider's network, with its subnet's length.");

    static final Section<HostSpec> HOST =
            Section.of(
                    "a host",
                    "A virtualization host: it carries VMs and ends tunnels.",
                    List.of(HOST_ADDRESS, NIC, CORES),
                    f ->
                            new HostSpec(
                                    f.name(),
                                    f.mark(),
                                    f.get(HOST_ADDRESS).address(),
                                    f.get(HOST_ADDRESS).prefixLength(),
                                    f.get(NIC),
                                    f.get(CORES).orElse(0)));

    static final Section<SwitchSpec> SWITCH =
            Section.of(
                    "a switch",
                    "A layer-2 switch that learns where addresses are. It has no keys: write"
                            + " 'tor: {}'.",
                    List.of(),
                    f -> new SwitchSpec(f.name(), f.mark()));

    private static final Key<List<InterfaceAddress>> ROUTER_ADDRESSES =
            Key.defaulted(
                    "addresses",
                    Types.list("addresses", Scalars.INTERFACE_ADDRESS),
                    List.of(),
                    "[]",
                    "[ 192.168.4.1/24, 192.168.5.1/24 ]",
                    "One address for each subnet it joins.");

    static final Section<RouterSpec> ROUTER =
            Section.of(
                    "a router",
                    "A router of the provider's network.",
                    List.of(ROUTER_ADDRESSES),
                    f -> new RouterSpec(f.name(), f.mark(), f.get(ROUTER_ADDRESSES)));

    private static final Key<InterfaceAddress> SERVER_ADDRESS =
            Key.required(
                    "address",
                    Scalars.INTERFACE_ADDRESS,
                    "192.168.9.20/24",
                    "Its address, with its subnet's length.");
    private static final Key<Optional<Integer>> SERVER_GATEWAY =
            Key.derived(
                    "gateway",
                    Scalars.ADDRESS,
                    "the router in its subnet, if there is one",
                    "192.168.9.1",
                    "Where it sends what is not for its own subnet.");

    static final Section<ServerSpec> SERVER =
            Section.of(
                    "a server",
                    "A plain machine in the physical network, not virtualized.",
                    List.of(SERVER_ADDRESS, SERVER_GATEWAY),
                    f ->
                            new ServerSpec(
                                    f.name(),
                                    f.mark(),
                                    f.get(SERVER_ADDRESS),
                                    f.get(SERVER_GATEWAY)));

    private static final Key<InterfaceAddress> GATEWAY_ADDRESS =
            Key.required(
                    "address",
                    Scalars.INTERFACE_ADDRESS,
                    "192.168.4.2/24",
                    "Its provider address: where hosts send what leaves a virtual network.");
    private static final Key<GatewayMode> MODE =
            Key.defaulted(
                    "mode",
                    WordType.of("gateway mode", GatewayMode.class),
                    GatewayMode.FORWARDING,
                    "forwarding",
                    "nat",
                    "How packets leave.");
    private static final Key<Optional<InterfaceAddress>> OUTSIDE =
            Key.derived(
                    "outside",
                    Scalars.INTERFACE_ADDRESS,
                    "its own address",
                    "192.168.9.2/24",
                    "The address that tenants share outside, in mode nat.");
    static final Key<List<Prefix>> PREFIXES =
            Key.silent(
                    "prefixes",
                    Types.list("prefixes", Scalars.PREFIX),
                    List.of(),
                    "everything",
                    "[ 192.168.9.0/24 ]",
                    "What lies behind it.");
    private static final Type<List<String>> TENANT_NAMES =
            Types.list("tenants", Types.reference(Kinds.TENANT));
    private static final Key<List<String>> TENANTS =
            Key.silent(
                    "tenants",
                    TENANT_NAMES,
                    List.of(),
                    "all of them",
                    "[ blue, red ]",
                    "Whose virtual networks it serves.");

    static final Section<GatewaySpec> GATEWAY =
            Section.of(
                    "a gateway",
                    "A network-virtualization gateway: it joins virtual networks to the physical"
                            + " network. Its first link leads to the hosts, its last one outside; a"
                            + " single link is both. In every routing domain that it serves, nvsim"
                            + " derives a wildcard record and customer routes to it, and routers learn"
                            + " the way back to what it forwards. It serves tenants under nvgre and"
                            + " ip-rewrite, always through tunnels.",
                    List.of(GATEWAY_ADDRESS, MODE, OUTSIDE, PREFIXES, TENANTS),
                    f ->
                            new GatewaySpec(
                                    f.name(),
                                    f.mark(),
                                    f.get(GATEWAY_ADDRESS),
                                    f.get(MODE),
                                    f.get(OUTSIDE),
                                    f.get(PREFIXES),
                                    f.get(TENANTS)));

    private NodeKeys() {}

    static Key<Optional<Integer>> cores(String without, String doc) {
        return Key.derived(
                "cores", ScalarType.wholeInt("a number of cores", Limits.CORES), without, "8", doc);
    }
}
