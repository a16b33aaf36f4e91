package org.nvsim.scenario;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.nvsim.engine.random.RandomStreams;
import org.nvsim.scenario.bind.Binding;
import org.nvsim.scenario.spec.FlowSpec;
import org.nvsim.scenario.spec.PolicySpec;
import org.nvsim.scenario.spec.SubnetSpec;
import org.nvsim.scenario.spec.TenantSpec;
import org.nvsim.scenario.spec.TimelineAction;
import org.nvsim.scenario.spec.VirtualizationSpec;
import org.nvsim.scenario.spec.VmSpec;

/** Fills in what an author may leave out. */
final class DefaultsResolver {
    /** Derived MAC addresses count up from here, inside Microsoft's block 00:15:5d. */
    private static final long FIRST_MAC = 0x00_15_5d_10_00_00L;

    private final ScenarioKeys.Draft draft;
    private final RandomStreams streams;
    private final Binding binding;

    /**
     * @param streams of the draft's seed, for what chance decides while a file is read
     */
    DefaultsResolver(ScenarioKeys.Draft draft, RandomStreams streams, Binding binding) {
        this.draft = draft;
        this.streams = streams;
        this.binding = binding;
    }

    VirtualizationSpec virtualization() {
        return draft.virtualization()
                .orElseGet(() -> VirtualizationKeys.none(draft.mark()))
                .alone();
    }

    PolicySpec policy() {
        return draft.policy().orElseGet(() -> PolicyKeys.none(draft.mark()));
    }

    /** All tenants, generated ones last. */
    List<TenantSpec> tenants() {
        List<TenantKeys.Draft> all = new ArrayList<>(draft.tenants().written());
        draft.tenants()
                .generate()
                .ifPresent(
                        rule ->
                                all.addAll(
                                        new GeneratedTenants(rule, streams, binding)
                                                .on(draft.network().hosts())));
        VirtualizationSpec base = virtualization();
        Set<Long> taken = new HashSet<>();
        all.forEach(tenant -> tenant.vms().forEach(vm -> taken.add(vm.mac())));
        VlanNumbers vlans = new VlanNumbers(all);
        List<TenantSpec> made = new ArrayList<>(all.size());
        long[] nextMac = {FIRST_MAC};
        for (TenantKeys.Draft tenant : all) {
            VirtualizationSpec own = tenant.change().map(change -> change.over(base)).orElse(base);
            made.add(
                    new TenantSpec(
                            tenant.name(),
                            tenant.mark(),
                            own,
                            subnets(tenant, own.mechanism().usesVlans(), vlans),
                            vms(tenant, taken, nextMac),
                            tenant.routes()));
        }
        return made;
    }

    /** Subnets without a routing domain share one, named after the lowest of their VSIDs. */
    private List<SubnetSpec> subnets(TenantKeys.Draft tenant, boolean tagged, VlanNumbers vlans) {
        int lowest =
                tenant.subnets().stream()
                        .filter(subnet -> subnet.rdid().equals(TenantKeys.NO_RDID))
                        .mapToInt(SubnetSpec::vsid)
                        .min()
                        .orElse(0);
        String rdid = String.format(Locale.ROOT, "{11111111-2222-3333-4444-%012d}", lowest);
        List<SubnetSpec> subnets = new ArrayList<>(tenant.subnets().size());
        for (SubnetSpec s : tenant.subnets()) {
            String domain = s.rdid().equals(TenantKeys.NO_RDID) ? rdid : s.rdid();
            int vlan = tagged ? vlans.of(s) : s.vlan();
            SubnetSpec full =
                    new SubnetSpec(s.name(), s.mark(), s.vsid(), s.prefix(), domain, vlan);
            subnets.add(full.equals(s) ? s : binding.standsFor(full, s));
        }
        return subnets;
    }

    private List<VmSpec> vms(TenantKeys.Draft tenant, Set<Long> taken, long[] nextMac) {
        List<VmSpec> vms = new ArrayList<>(tenant.vms().size());
        for (VmSpec vm : tenant.vms()) {
            if (vm.mac() != TenantKeys.NO_MAC) {
                vms.add(vm);
                continue;
            }
            while (!taken.add(nextMac[0])) {
                nextMac[0]++;
            }
            VmSpec full =
                    new VmSpec(
                            vm.name(), vm.mark(), vm.host(), vm.subnet(), vm.address(), nextMac[0]);
            vms.add(binding.standsFor(full, vm));
        }
        return vms;
    }

    /** By time; actions of one time stay in file order. */
    List<TimelineAction> timeline() {
        List<TimelineAction> ordered = new ArrayList<>(draft.timeline());
        ordered.sort(Comparator.comparingLong(TimelineAction::atPs));
        return ordered;
    }

    /** Flows that stop with the run get the run's end. */
    List<FlowSpec> traffic(List<TenantSpec> tenants) {
        DistributionFiles files = new DistributionFiles(binding);
        List<FlowSpec> flows = new ArrayList<>();
        for (TrafficKeys.Entry entry : draft.traffic()) {
            List<FlowSpec> made =
                    entry instanceof MatrixKeys.Draft matrix
                            ? new MatrixFlows(matrix, draft.durationPs(), streams, binding)
                                    .among(tenants)
                            : List.of(single((TrafficKeys.One) entry));
            made.forEach(flow -> files.complete(ended(flow)).ifPresent(flows::add));
        }
        return flows;
    }

    private FlowSpec single(TrafficKeys.One entry) {
        return binding.standsFor(entry.flow(), entry);
    }

    private FlowSpec ended(FlowSpec flow) {
        long end = draft.durationPs();
        FlowSpec made = flow;
        if (flow instanceof FlowSpec.Udp u && u.stopPs() == FlowKeys.TO_THE_END) {
            made = u.stoppingAt(end);
        } else if (flow instanceof FlowSpec.Tcp t && t.stopPs() == FlowKeys.TO_THE_END) {
            made =
                    new FlowSpec.Tcp(
                            t.name(),
                            t.mark(),
                            t.from(),
                            t.to(),
                            t.startPs(),
                            end,
                            t.bytes(),
                            t.congestion(),
                            t.stack(),
                            t.port(),
                            t.fromPorts());
        } else if (flow instanceof FlowSpec.RequestResponse r
                && r.stopPs() == FlowKeys.TO_THE_END) {
            made =
                    new FlowSpec.RequestResponse(
                            r.name(),
                            r.mark(),
                            r.from(),
                            r.to(),
                            r.startPs(),
                            end,
                            r.requestBytes(),
                            r.responseBytes(),
                            r.thinkPs(),
                            r.concurrency(),
                            r.count(),
                            r.congestion(),
                            r.stack(),
                            r.port(),
                            r.fromPorts());
        }
        if (flow instanceof FlowSpec.Transfers t && t.stopPs() == FlowKeys.TO_THE_END) {
            made = t.stoppingAt(end);
        }
        return made == flow ? flow : binding.standsFor(made, flow);
    }
}
