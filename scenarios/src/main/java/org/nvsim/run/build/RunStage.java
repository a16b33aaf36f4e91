package org.nvsim.run.build;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nvsim.control.Manager;
import org.nvsim.control.Migration;
import org.nvsim.control.PolicyChange;
import org.nvsim.control.VmMove;
import org.nvsim.fabric.Device;
import org.nvsim.fabric.Port;
import org.nvsim.host.Host;
import org.nvsim.host.VirtualMachine;
import org.nvsim.run.plan.GatewayPlan;
import org.nvsim.run.plan.PhysicalPlan;
import org.nvsim.run.plan.VirtualPlan;
import org.nvsim.scenario.spec.Scenario;
import org.nvsim.scenario.spec.ScriptSpec;
import org.nvsim.scenario.spec.VmMigration;
import org.nvsim.scenario.timeline.Stage;
import org.nvsim.scenario.timeline.TimelineKinds;
import org.nvsim.virt.policy.LookupRecord;
import org.nvsim.virt.policy.ProviderAddress;

/** A run that is built and has not begun, as actions of the timeline see it. */
public final class RunStage implements Stage {
    private final Scenario scenario;
    private final Fabric fabric;
    private final PhysicalPlan physical;
    private final VirtualPlan plan;
    private final VlanPlan vlans;
    private final MovePlan moves;
    private final GatewayPlan gateways;
    private final ControlPlane control;
    private final Map<String, VirtualMachine> vms;
    private int migrations;

    /**
     * @param simulated as built so far, not started
     */
    RunStage(
            BuiltSimulation simulated,
            PhysicalPlan physical,
            MovePlan moves,
            GatewayPlan gateways) {
        this.scenario = simulated.scenario();
        this.fabric = simulated.fabric();
        this.plan = simulated.plan();
        this.vlans = simulated.vlans();
        this.control = simulated.control();
        this.vms = simulated.vms();
        this.physical = physical;
        this.moves = moves;
        this.gateways = gateways;
    }

    /** Arms the whole timeline. */
    void arm() {
        scenario.timeline().forEach(action -> TimelineKinds.arm(action, this));
    }

    @Override
    public Scenario scenario() {
        return scenario;
    }

    @Override
    public <D extends Device> D device(String name, Class<D> type) {
        return fabric.device(name, type);
    }

    @Override
    public void at(Device device, long atPs, Runnable change) {
        device.node().newTimer(change).armAt(atPs);
    }

    @Override
    public void setLink(Port port, long atPs, boolean up) {
        at(port.device(), atPs, () -> port.setUp(up));
        at(port.peer().device(), atPs, () -> port.peer().setUp(up));
    }

    @Override
    public Optional<Manager> manager() {
        return control.manager();
    }

    @Override
    public void setHostRunning(String host, boolean running) {
        control.setRunning(host, running);
    }

    @Override
    public void setAgentRunning(String host, boolean running) {
        control.setAgentRunning(host, running);
    }

    @Override
    public void runScript(long atPs, ScriptSpec script) {
        control.scripts().runAt(atPs, script);
    }

    @Override
    public LookupRecord recordOf(String vm) {
        return plan.record(vm);
    }

    @Override
    public int providerAddressOf(String vm, long atPs) {
        return moves.addressOf(vm, atPs);
    }

    @Override
    public ProviderAddress providerAddress(int address, String host, String origin) {
        return PolicyWriter.providerAddress(address, physical.addresses().get(host), 0, origin);
    }

    @Override
    public void migrate(VmMigration action) {
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
            GatewayMoves.arm(action, move, plan, gateways, fabric);
        }
    }

    /** An administrator gives the VM's VLAN to the switch ports that lead to its new host. */
    private void configureSwitches(VmMigration action) {
        VirtualPlan.PlannedVm vm = plan.vms().get(action.vm());
        if (!vm.mechanism().usesVlans()) {
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

    @Override
    public void changePolicy(long atPs, int vsid, List<String> hosts, PolicyChange change) {
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
}
