package org.nvsim.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nvsim.engine.random.RandomStreams;
import org.nvsim.limits.InputLimits;
import org.nvsim.limits.Limits;
import org.nvsim.packet.Prefix;
import org.nvsim.scenario.bind.Binding;
import org.nvsim.scenario.spec.HostSpec;
import org.nvsim.scenario.spec.Placement;
import org.nvsim.scenario.spec.SubnetSpec;
import org.nvsim.scenario.spec.VmSpec;
import org.nvsim.scenario.value.Kinds;

/** Makes the tenants a rule asks for. */
final class GeneratedTenants {
    private static final String SUBNET = "net";
    private static final long MAX_VMS = InputLimits.GENERATED_VMS;

    private final GenerateKeys.Draft rule;
    private final Binding binding;
    private long random;

    GeneratedTenants(GenerateKeys.Draft rule, RandomStreams streams, Binding binding) {
        this.rule = rule;
        this.binding = binding;
        this.random = rule.placement() == Placement.RANDOM ? streams.seedToDraw() : streams.seed();
    }

    /** The tenants, their VMs placed on these hosts; nothing when a mistake was reported. */
    List<TenantKeys.Draft> on(List<HostSpec> hosts) {
        if (!fits(hosts)) {
            return List.of();
        }
        List<TenantKeys.Draft> tenants = new ArrayList<>(rule.tenants());
        long total = (long) rule.tenants() * rule.vms();
        long placed = 0;
        for (int t = 1; t <= rule.tenants(); t++) {
            String name = "t" + t;
            define(List.of(Kinds.TENANT), name);
            List<VmSpec> vms = new ArrayList<>(rule.vms());
            for (int v = 1; v <= rule.vms(); v++) {
                HostSpec host = hosts.get(hostOf(placed++, total, hosts.size()));
                vms.add(vm(name + "-vm" + v, host, v));
            }
            SubnetSpec subnet =
                    new SubnetSpec(
                            SUBNET,
                            rule.mark(),
                            rule.firstVsid() + t - 1,
                            rule.prefix(),
                            TenantKeys.NO_RDID,
                            TenantKeys.NO_VLAN);
            tenants.add(
                    new TenantKeys.Draft(
                            name, rule.mark(), Optional.empty(), List.of(subnet), vms, List.of()));
        }
        return tenants;
    }

    private VmSpec vm(String name, HostSpec host, int number) {
        define(List.of(Kinds.VM, Kinds.THING), name);
        // The lowest host address is the router's.
        int address = rule.prefix().lowestHost() + number;
        return new VmSpec(name, rule.mark(), host.name(), SUBNET, address, TenantKeys.NO_MAC);
    }

    private int hostOf(long number, long total, int hosts) {
        return switch (rule.placement()) {
            case SPREAD -> (int) (number % hosts);
            case PACK -> (int) (number * hosts / total);
            case RANDOM -> (int) Long.remainderUnsigned(next(), hosts);
        };
    }

    /** SplitMix64 (Steele, Lea and Flood, OOPSLA 2014): the same draws on every machine. */
    private long next() {
        random += 0x9E3779B97F4A7C15L;
        long z = (random ^ random >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }

    private void define(List<org.nvsim.scenario.bind.Kind> kinds, String name) {
        binding.names().define(kinds, name, rule.mark());
    }

    private boolean fits(List<HostSpec> hosts) {
        Prefix prefix = rule.prefix();
        long room = prefix.hostCount() - 1;
        boolean fits = true;
        if (rule.vms() > room) {
            binding.error(
                    rule.prefixMark(),
                    rule.vms()
                            + " VMs need "
                            + rule.vms()
                            + " addresses besides the router's; "
                            + prefix
                            + " has "
                            + Math.max(0, room));
            fits = false;
        }
        if ((long) rule.firstVsid() + rule.tenants() - 1 > Limits.VSID.max()) {
            binding.error(
                    rule.mark(),
                    rule.tenants()
                            + " tenants from VSID "
                            + rule.firstVsid()
                            + " on pass the last one, 16777214");
            fits = false;
        }
        if ((long) rule.tenants() * rule.vms() > MAX_VMS) {
            binding.error(
                    rule.mark(),
                    rule.tenants() + " x " + rule.vms() + " VMs are more than " + MAX_VMS);
            fits = false;
        }
        if (hosts.isEmpty()) {
            if (!binding.hasErrors()) {
                binding.error(rule.mark(), "there are no hosts to put VMs on");
            }
            fits = false;
        }
        return fits;
    }
}
