package org.nvsim.run.build;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.nvsim.engine.Simulation;
import org.nvsim.guest.GuestStack;
import org.nvsim.host.Host;
import org.nvsim.host.Server;
import org.nvsim.host.VirtualMachine;
import org.nvsim.observe.Observer;
import org.nvsim.run.plan.Directory;
import org.nvsim.run.plan.GatewayPlan;
import org.nvsim.run.plan.GuestConfigs;
import org.nvsim.run.plan.PhysicalPlan;
import org.nvsim.run.plan.PlainAddresses;
import org.nvsim.run.plan.VirtualPlan;
import org.nvsim.scenario.problem.Problems;
import org.nvsim.scenario.problem.ScenarioException;
import org.nvsim.scenario.spec.Generation;
import org.nvsim.scenario.spec.Scenario;
import org.nvsim.scenario.spec.VirtualizationSpec;
import org.nvsim.virt.Broadcast;
import org.nvsim.virt.FilterSettings;
import org.nvsim.virt.Oversize;
import org.nvsim.virt.overlay.Tunnel;

/**
 * A scenario built and ready to run: devices, VMs, policy, traffic and what happens on the
 * timeline.
 *
 * @param vms by name
 * @param spread which thread runs which node
 * @param control who writes policy
 * @param flows in file order
 */
public record BuiltSimulation(
        Scenario scenario,
        Fabric fabric,
        ThreadAssignment spread,
        VirtualPlan plan,
        VlanPlan vlans,
        Map<String, VirtualMachine> vms,
        ControlPlane control,
        List<Flow> flows) {
    /**
     * A network so large does not fit into the processor's caches. After a collection what was
     * built lies side by side, in the order in which it was built, with no garbage between.
     */
    private static final int MANY_DEVICES = 1000;

    /** Largest IP packet a guest sends unless something tells it to send less (RFC 894). */
    private static final int GUEST_MTU_BYTES = 1500;

    /**
     * Builds a scenario.
     *
     * @param observer who watches, or null
     * @param threads that the run may use
     * @throws ScenarioException if it asks for what cannot be had, such as more provider addresses
     *     than its pool holds
     */
    public static BuiltSimulation build(Scenario scenario, Observer observer, Threads threads)
            throws ScenarioException {
        Problems problems = new Problems(scenario.sources());
        PhysicalPlan physical = PhysicalPlan.of(scenario.network(), problems).orElse(null);
        problems.throwIfErrors();
        VirtualPlan plan = VirtualPlan.of(scenario, physical, problems);
        GatewayPlan gateways = GatewayPlan.of(scenario, plan, problems);
        VlanPlan vlans = VlanPlan.of(scenario, physical, problems);
        ProviderGroups.check(plan, physical, problems);
        new PlainAddresses(scenario, physical, problems).check(plan);
        problems.throwIfErrors();
        MovePlan moves = MovePlan.of(scenario, physical, plan, problems);
        problems.throwIfErrors();
        ThreadAssignment spread = threads.over(scenario, physical.topology(), observer);
        Simulation simulation = new Simulation(scenario.seed());
        if (threads.always()) {
            simulation.runPartsTogether();
        }
        Fabric fabric =
                new FabricBuilder(
                                simulation,
                                physical,
                                scenario.network(),
                                scenario.costs(),
                                gateways,
                                observer,
                                spread)
                        .build(
                                generation(scenario.virtualization()),
                                settings(scenario.virtualization()),
                                new Directory(plan));
        Map<String, VirtualMachine> vms = plugIn(plan, physical, fabric, scenario);
        vlans.apply(fabric);
        new PolicyWriter(scenario, physical, plan, gateways, fabric).write();
        ProviderGroups.write(plan, fabric);
        ScriptRuns scripts = new ScriptRuns(scenario, fabric);
        scripts.runFirst(problems);
        problems.throwIfErrors();
        ControlPlane control = new ControlPlane(scenario, physical, fabric, scripts);
        List<Flow> flows = Flows.start(scenario, fabric, plan, vms);
        LinkTroubles.arm(scenario, fabric);
        BuiltSimulation built =
                new BuiltSimulation(scenario, fabric, spread, plan, vlans, vms, control, flows);
        new RunStage(built, physical, moves, gateways).arm();
        if (fabric.devices().size() >= MANY_DEVICES) {
            System.gc();
        }
        return built;
    }

    private static Map<String, VirtualMachine> plugIn(
            VirtualPlan plan, PhysicalPlan physical, Fabric fabric, Scenario scenario) {
        Map<String, VirtualMachine> vms = new TreeMap<>();
        for (VirtualPlan.PlannedVm planned : plan.vms().values()) {
            Host host = fabric.device(planned.spec().host(), Host.class);
            VirtualMachine vm =
                    new VirtualMachine(
                            planned.spec().name(),
                            planned.tenant().name(),
                            !planned.mechanism().isolates() ? 0 : planned.domainNumber(),
                            GuestConfigs.of(planned, physical, mtuBytes(planned, host, scenario)));
            boolean derived = planned.virtualized() && !scenario.policy().isLocal();
            host.attach(
                    vm,
                    derived ? planned.subnet().vsid() : 0,
                    planned.mechanism().usesVlans() ? planned.subnet().vlan() : 0);
            if (plan.routers().contains(vm.name())) {
                vm.guest().forward();
            }
            if (scenario.policy().isLocal() || !scenario.scripts().isEmpty()) {
                vm.allowStrangers();
            }
            vms.put(vm.name(), vm);
        }
        return vms;
    }

    /** 2012 R2 lowers the MTU of its guests where encapsulation would not fit. */
    private static int mtuBytes(VirtualPlan.PlannedVm planned, Host host, Scenario scenario) {
        Tunnel tunnel = planned.mechanism().tunnel();
        return tunnel != null && scenario.virtualization().generation() == Generation.WINDOWS_2012R2
                ? Math.min(GUEST_MTU_BYTES, host.nic().mtuBytes() - tunnel.mtuCostBytes())
                : GUEST_MTU_BYTES;
    }

    private static org.nvsim.virt.policy.Generation generation(VirtualizationSpec spec) {
        return org.nvsim.virt.policy.Generation.valueOf(spec.generation().name());
    }

    private static FilterSettings settings(VirtualizationSpec spec) {
        return FilterSettings.of(generation(spec))
                .withCheckSource(spec.ingressCheck())
                .withVerifySource(spec.verifySource())
                .withOversize(Oversize.valueOf(spec.oversize().name()))
                .withBroadcast(Broadcast.valueOf(spec.broadcast().name()))
                .withHashFlowId(spec.flowId() == org.nvsim.scenario.spec.FlowId.HASH)
                .withRouterIcmp(spec.routerIcmp());
    }

    /** The stack of a VM or server. */
    public GuestStack guest(String name) {
        return guest(fabric, vms, name);
    }

    static GuestStack guest(Fabric fabric, Map<String, VirtualMachine> vms, String name) {
        VirtualMachine vm = vms.get(name);
        return vm != null ? vm.guest() : fabric.device(name, Server.class).guest();
    }
}
