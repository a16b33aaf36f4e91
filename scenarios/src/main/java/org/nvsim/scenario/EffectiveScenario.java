package org.nvsim.scenario;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.nvsim.packet.Ipv4Address;
import org.nvsim.packet.MacAddress;
import org.nvsim.scenario.bind.Binding;
import org.nvsim.scenario.bind.DefaultsWriter;
import org.nvsim.scenario.bind.Quantity;
import org.nvsim.scenario.problem.SourceMark;
import org.nvsim.scenario.spec.FlowSpec;
import org.nvsim.scenario.spec.GeneratorSpec;
import org.nvsim.scenario.spec.HostSpec;
import org.nvsim.scenario.spec.InterfaceAddress;
import org.nvsim.scenario.spec.LinkSpec;
import org.nvsim.scenario.spec.NicProfile;
import org.nvsim.scenario.spec.Scenario;
import org.nvsim.scenario.spec.SubnetSpec;
import org.nvsim.scenario.spec.TenantSpec;
import org.nvsim.scenario.spec.VirtualizationSpec;
import org.nvsim.scenario.spec.VmSpec;
import org.nvsim.scenario.yaml.FlowText;
import org.nvsim.scenario.yaml.Located;
import org.nvsim.scenario.yaml.LocatedMap;
import org.nvsim.scenario.yaml.LocatedScalar;
import org.nvsim.scenario.yaml.YamlPrinter;
import org.nvsim.topology.Link;
import org.nvsim.topology.Topology;

/** A scenario's file with everything written out that its author may leave out. */
final class EffectiveScenario {
    private final Scenario scenario;
    private final Binding binding;
    private final LocatedMap root;
    private final Map<LocatedMap, Map<String, String>> derived =
            new IdentityHashMap<>(); // looked up, never walked

    private EffectiveScenario(Scenario scenario, LocatedMap root, Binding binding) {
        this.scenario = scenario;
        this.root = root;
        this.binding = binding;
    }

    /**
     * The file's text; reading it gives the same scenario.
     *
     * @param root the tree the scenario was bound from
     * @param binding that bound it
     */
    static String text(Scenario scenario, LocatedMap root, Binding binding) {
        return new EffectiveScenario(scenario, root, binding).text();
    }

    private String text() {
        collect();
        LocatedMap full = withVirtualization();
        LocatedMap filled =
                DefaultsWriter.fill(
                        full,
                        ScenarioKeys.SCENARIO,
                        (map, key) ->
                                Optional.ofNullable(derived.getOrDefault(map, Map.of()).get(key)));
        return YamlPrinter.print(withGeneratedTenants(filled)) + generatedNetwork();
    }

    /** What the network's rule makes, as comments: the file itself keeps the rule. */
    private String generatedNetwork() {
        StringBuilder text = new StringBuilder();
        if (scenario.network().generator().isPresent()) {
            GeneratorSpec made = scenario.network().generator().get();
            Topology topology = made.topology();
            text.append("\n# ").append(made.word()).append(" makes these hosts and links:\n");
            for (HostSpec host : scenario.network().hosts()) {
                if (host.mark().equals(made.mark())) {
                    InterfaceAddress own =
                            new InterfaceAddress(host.address(), host.prefixLength());
                    text.append("#   ").append(host.name()).append(' ').append(own).append('\n');
                }
            }
            for (Link link : topology.links()) {
                GeneratorSpec.Between between = made.firewalls().get(link.id());
                text.append("#   ")
                        .append(topology.node(link.a().node()).name())
                        .append(LinkKeys.SEPARATOR)
                        .append(between == null ? "" : between.firewall() + LinkKeys.SEPARATOR)
                        .append(topology.node(link.b().node()).name())
                        .append('\n');
            }
        }
        return text.toString();
    }

    private void collect() {
        for (HostSpec host : scenario.network().hosts()) {
            Stream.of(NicProfile.values())
                    .filter(word -> word.adapter().equals(host.nic()))
                    .forEach(word -> put(host, "nic", word.word()));
            if (host.cores() > 0) {
                put(host, "cores", Integer.toString(host.cores()));
            }
        }
        for (LinkSpec link : scenario.network().links()) {
            put(link, "rate", Quantity.rateText(link.rateBitsPerSecond()));
            put(link, "delay", Quantity.durationText(link.delayPs()));
            put(link, "mtu", Integer.toString(link.mtuBytes()));
            put(link, "buffer", Quantity.sizeText(link.bufferBytes()));
        }
        for (TenantSpec tenant : scenario.tenants()) {
            tenant.subnets().forEach(subnet -> put(subnet, "rdid", bare(subnet.rdid())));
            tenant.vms().forEach(vm -> put(vm, "mac", MacAddress.format(vm.mac())));
        }
        for (FlowSpec flow : scenario.traffic()) {
            if (flow instanceof FlowSpec.Udp udp) {
                put(flow, "stop", Quantity.durationText(udp.stopPs()));
            } else if (flow instanceof FlowSpec.Tcp tcp) {
                put(flow, "stop", Quantity.durationText(tcp.stopPs()));
            } else if (flow instanceof FlowSpec.RequestResponse web) {
                put(flow, "stop", Quantity.durationText(web.stopPs()));
            } else if (flow instanceof FlowSpec.Transfers transfers) {
                put(flow, "stop", Quantity.durationText(transfers.stopPs()));
            }
        }
        putTo(
                root,
                "title",
                "\"" + scenario.title().replace("\\", "\\\\").replace("\"", "\\\"") + "\"");
    }

    private void put(Object record, String key, String text) {
        binding.fieldsOf(record).ifPresent(fields -> putTo(fields.map(), key, text));
    }

    private void putTo(LocatedMap map, String key, String text) {
        derived.computeIfAbsent(map, m -> new LinkedHashMap<>()).put(key, text);
    }

    /** The file with a section on virtualization, all of whose keys are known. */
    private LocatedMap withVirtualization() {
        LocatedMap section =
                root.get("virtualization")
                        .filter(LocatedMap.class::isInstance)
                        .map(LocatedMap.class::cast)
                        .orElse(new LocatedMap(root.mark(), List.of()));
        VirtualizationSpec v = scenario.virtualization();
        putTo(section, "mechanism", v.mechanism().word());
        putTo(section, "generation", v.generation().word());
        putTo(section, "flow-id", v.flowId().word());
        putTo(section, "broadcast", v.broadcast().word());
        putTo(section, "oversize", v.oversize().word());
        putTo(section, "verify-source", Boolean.toString(v.verifySource()));
        putTo(section, "ingress-check", Boolean.toString(v.ingressCheck()));
        putTo(section, "router", "{ icmp: " + v.routerIcmp() + " }");
        LocatedMap full = root.with(entry("virtualization", section));
        putTo(full, "title", derived.get(root).get("title"));
        return full;
    }

    /** Tenants that a rule made, instead of the rule. */
    private LocatedMap withGeneratedTenants(LocatedMap filled) {
        Optional<LocatedMap> tenants =
                filled.get("tenants")
                        .filter(LocatedMap.class::isInstance)
                        .map(LocatedMap.class::cast);
        boolean ruled = tenants.isPresent() && tenants.get().get("generate").isPresent();
        if (!ruled || FlowText.of(filled).contains("tenants.generate.")) {
            return filled; // a variant that changes the rule needs the rule
        }
        List<LocatedMap.Entry> all = new ArrayList<>();
        for (LocatedMap.Entry written : tenants.get().entries()) {
            if (!written.key().equals("generate")) {
                all.add(written);
            }
        }
        for (TenantSpec tenant : scenario.tenants()) {
            if (tenants.get().get(tenant.name()).isEmpty()) {
                all.add(entry(tenant.name(), tenant(tenant)));
            }
        }
        return filled.with(entry("tenants", new LocatedMap(root.mark(), all)));
    }

    private LocatedMap tenant(TenantSpec tenant) {
        List<LocatedMap.Entry> subnets = new ArrayList<>();
        for (SubnetSpec s : tenant.subnets()) {
            subnets.add(
                    entry(
                            s.name(),
                            map(
                                    scalar("vsid", Integer.toString(s.vsid())),
                                    scalar("prefix", s.prefix().toString()),
                                    scalar("rdid", bare(s.rdid())))));
        }
        List<LocatedMap.Entry> vms = new ArrayList<>();
        for (VmSpec vm : tenant.vms()) {
            vms.add(
                    entry(
                            vm.name(),
                            map(
                                    scalar("host", vm.host()),
                                    scalar("subnet", vm.subnet()),
                                    scalar("address", Ipv4Address.format(vm.address())),
                                    scalar("mac", MacAddress.format(vm.mac())))));
        }
        return map(
                entry("subnets", new LocatedMap(root.mark(), subnets)),
                entry("vms", new LocatedMap(root.mark(), vms)));
    }

    private static String bare(String rdid) {
        return rdid.substring(1, rdid.length() - 1);
    }

    private LocatedMap map(LocatedMap.Entry... entries) {
        return new LocatedMap(root.mark(), List.of(entries));
    }

    private LocatedMap.Entry scalar(String key, String text) {
        SourceMark mark = root.mark();
        return entry(key, new LocatedScalar(mark, text, LocatedScalar.Style.PLAIN));
    }

    private LocatedMap.Entry entry(String key, Located value) {
        return new LocatedMap.Entry(root.mark(), key, value);
    }
}
