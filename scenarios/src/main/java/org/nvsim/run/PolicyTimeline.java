package org.nvsim.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nvsim.control.Manager;
import org.nvsim.control.Migration;
import org.nvsim.control.PolicyChange;
import org.nvsim.control.VmMove;
import org.nvsim.host.Host;
import org.nvsim.host.VirtualMachine;
import org.nvsim.scenario.spec.Edit;
import org.nvsim.scenario.spec.Mechanism;
import org.nvsim.scenario.spec.Scenario;
import org.nvsim.scenario.spec.SubnetSpec;
import org.nvsim.scenario.spec.TimelineAction;
import org.nvsim.virt.policy.CustomerRoute;
import org.nvsim.virt.policy.LookupRecord;
import org.nvsim.virt.policy.ProviderAddress;
import org.nvsim.virt.policy.RoutingDomainId;

/** Arms what happens to policy, and to those who write it, while traffic runs. */
final class PolicyTimeline {
    private final Scenario scenario;
    private final Fabric fabric;
    private final PhysicalPlan physical;
    private final VirtualPlan plan;
    private final VlanPlan vlans;
    private final MovePlan moves;
    private final ControlPlane control;
    private final Map<String, VirtualMachine> vms;
    private int migrations;

    /**
     * @param simulated as built so far, not started
     */
    PolicyTimeline(Simulated simulated, PhysicalPlan physical, MovePlan moves) {
        this.scenario = simulated.scenario();
        this.fabric = simulated.fabric();
        this.plan = simulated.plan();
        this.vlans = simulated.vlans();
        this.control = simulated.control();
        this.vms = simulated.vms();
        this.physical = physical;
        this.moves = moves;
    }

    void arm() {
        for (TimelineAction action : scenario.timeline()) {
            if (action instanceof TimelineAction.Migrate move) {
                arm(move);
            } else if (action instanceof TimelineAction.NodeState node
                    && fabric.devices().get(node.node()) instanceof Host host) {
                at(host, node.atPs(), () -> control.setRunning(host.name(), node.up()));
            } else if (action instanceof TimelineAction.AgentState agent) {
                Host host = host(agent.host());
                at(host, agent.atPs(), () -> control.setAgentRunning(host.name(), agent.up()));
            } else if (action instanceof TimelineAction.ManagerState state) {
                control.manager().orElseThrow().setRunningAt(state.atPs(), state.up());
            } else if (action instanceof TimelineAction.ChangeRecord change) {
                arm(change);
            } else if (action instanceof TimelineAction.ChangeRoute change) {
                arm(change);
            } else if (action instanceof TimelineAction.ChangeAddress change) {
                arm(change);
            }
        }
    }

    private void arm(TimelineAction.Migrate action) {
        String from = moves.source(action);
        new Migration(
                        fabric.simulation(),
                        migrations++,
                        vms.get(action.vm()),
                        host(from),
                        control.life(from),
                        host(action.toHost()),
                        control.life(action.toHost()),
                        action.downtimePs())
                .armAt(action.atPs());
        if (action.configureSwitches()) {
            configureSwitches(action);
        }
        Optional<VmMove> policy = moves.policyOf(action);
        if (policy.isPresent()) {
            Manager manager = control.manager().orElseThrow();
            VmMove move = policy.get();
            manager.at(action.atPs(), m -> m.prepare(move.from(), move.to(), move.vsid()));
            manager.at(MovePlan.decisionPs(action), m -> m.moved(move));
        }
    }

    /** An administrator gives the VM's VLAN to the switch ports that lead to its new host. */
    private void configureSwitches(TimelineAction.Migrate action) {
        VirtualPlan.PlannedVm vm = plan.vms().get(action.vm());
        if (vm.mechanism() != Mechanism.VLAN) {
            return;
        }
        for (VlanPlan.PortVlan line : vlans.extend(vm.subnet(), action.toHost())) {
            fabric.devices()
                    .get(line.device())
                    .node()
                    .newTimer(() -> line.apply(fabric))
                    .armAt(action.atPs());
        }
    }

    private void arm(TimelineAction.ChangeRecord action) {
        LookupRecord planned = plan.record(action.vm());
        int address =
                action.provider().orElseGet(() -> moves.addressOf(action.vm(), action.atPs()));
        LookupRecord record = planned.movedTo(address, action.mark().toString());
        make(
                action.atPs(),
                record.vsid(),
                action.hosts(),
                action.edit() == Edit.SET
                        ? new PolicyChange.PutRecord(record)
                        : new PolicyChange.RemoveRecord(record));
    }

    private void arm(TimelineAction.ChangeRoute action) {
        SubnetSpec subnet =
                scenario.tenants().stream()
                        .filter(tenant -> tenant.name().equals(action.tenant()))
                        .findFirst()
                        .orElseThrow()
                        .subnet(action.subnet());
        CustomerRoute route =
                new CustomerRoute(
                        RoutingDomainId.tryParse(subnet.rdid()).orElseThrow(),
                        subnet.vsid(),
                        action.destination(),
                        action.nextHop(),
                        action.metric(),
                        action.mark().toString());
        make(
                action.atPs(),
                subnet.vsid(),
                action.hosts(),
                action.edit() == Edit.SET
                        ? new PolicyChange.PutCustomerRoute(route)
                        : new PolicyChange.RemoveCustomerRoute(route));
    }

    private void arm(TimelineAction.ChangeAddress action) {
        ProviderAddress address =
                PolicyWriter.providerAddress(
                        action.address(),
                        physical.addresses().get(action.host()),
                        0,
                        action.mark().toString());
        PolicyChange change =
                action.owned()
                        ? new PolicyChange.PutProviderAddress(address)
                        : new PolicyChange.RemoveProviderAddress(address);
        make(action.atPs(), 0, List.of(action.host()), change);
    }

    /** Makes a change on hosts, or lets the manager make it on all that know the subnet. */
    private void make(long atPs, int vsid, List<String> hosts, PolicyChange change) {
        if (hosts.isEmpty()) {
            control.manager()
                    .orElseThrow()
                    .at(atPs, manager -> manager.changeEverywhere(vsid, change));
        }
        for (String name : hosts) {
            Host host = host(name);
            at(host, atPs, () -> change.applyTo(host));
        }
    }

    private Host host(String name) {
        return fabric.device(name, Host.class);
    }

    private static void at(Host host, long atPs, Runnable action) {
        host.node().newTimer(action).armAt(atPs);
    }
}
