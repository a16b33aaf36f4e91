package org.nvsim.run.build;

import org.nvsim.control.VmMove;
import org.nvsim.engine.Timer;
import org.nvsim.host.GatewayNode;
import org.nvsim.run.plan.GatewayPlan;
import org.nvsim.run.plan.VirtualPlan;
import org.nvsim.scenario.spec.VmMigration;
import org.nvsim.virt.policy.LookupRecord;

/** Tells gateways where VMs have moved, at the moment in which the manager decides about it. */
public final class GatewayMoves {
    private GatewayMoves() {}

    /** Arms one move of which the manager hears. */
    static void arm(
            VmMigration migrate,
            VmMove move,
            VirtualPlan plan,
            GatewayPlan gateways,
            Fabric fabric) {
        LookupRecord record =
                LookupRecord.of(
                        move.vsid(),
                        move.customerAddress(),
                        move.mac(),
                        move.taken().address(),
                        plan.vms().get(migrate.vm()).mechanism().towardsGateways(),
                        move.origin());
        for (GatewayNode gateway : fabric.all(GatewayNode.class)) {
            boolean served =
                    gateways.servicesOf(gateway.name()).stream()
                            .anyMatch(
                                    s -> s.domain().equals(plan.vms().get(migrate.vm()).domain()));
            if (served) {
                Timer timer = gateway.node().newTimer(() -> gateway.policy().records().set(record));
                timer.armAt(MovePlan.decisionPs(migrate));
            }
        }
    }
}
