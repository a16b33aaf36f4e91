package org.nvsim.run;

import org.nvsim.control.VmMove;
import org.nvsim.engine.Timer;
import org.nvsim.host.GatewayNode;
import org.nvsim.scenario.spec.Scenario;
import org.nvsim.scenario.spec.TimelineAction;
import org.nvsim.virt.policy.LookupRecord;
import org.nvsim.virt.policy.TranslationRule;

/** Tells gateways where VMs have moved, at the moment in which the manager decides about it. */
final class GatewayMoves {
    private GatewayMoves() {}

    static void arm(
            Scenario scenario,
            VirtualPlan plan,
            MovePlan moves,
            GatewayPlan gateways,
            Fabric fabric) {
        for (TimelineAction action : scenario.timeline()) {
            if (action instanceof TimelineAction.Migrate migrate) {
                moves.policyOf(migrate)
                        .ifPresent(move -> arm(migrate, move, plan, gateways, fabric));
            }
        }
    }

    private static void arm(
            TimelineAction.Migrate migrate,
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
                        TranslationRule.ENCAP,
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
