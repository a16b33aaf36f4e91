package org.nvsim.scenario.timeline.migrate;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.nvsim.scenario.bind.Key;
import org.nvsim.scenario.bind.Section;
import org.nvsim.scenario.bind.Types;
import org.nvsim.scenario.spec.VmMigration;
import org.nvsim.scenario.timeline.Stage;
import org.nvsim.scenario.timeline.TimelineCheck;
import org.nvsim.scenario.timeline.TimelineKind;
import org.nvsim.scenario.value.Kinds;
import org.nvsim.scenario.value.Scalars;

/** VMs that move. */
public final class MigrateKind implements TimelineKind<MigrateAction> {
    private static final Key<String> MIGRATE =
            Key.required("migrate", Types.reference(Kinds.VM), "blue2", "The VM that moves.");
    private static final Key<String> TO =
            Key.required("to", Types.reference(Kinds.HOST), "hv1", "The host it moves to.");
    private static final Key<Long> DOWNTIME =
            Key.defaulted(
                    "downtime",
                    Scalars.DELAY,
                    100_000_000_000L,
                    "100ms",
                    "50ms",
                    "How long the VM neither sends nor receives.");
    private static final Key<Optional<Boolean>> UPDATE_POLICY =
            Key.derived(
                    "update-policy",
                    Scalars.TRUTH,
                    "true under central management, false under local",
                    "false",
                    "Whether the manager knows of the move and changes records. A move that failover"
                            + " clustering or an administrator makes behind its back leaves them stale.");
    private static final Key<Long> POLICY_DELAY =
            Key.defaulted(
                    "policy-delay",
                    Scalars.WAIT,
                    0L,
                    "0s",
                    "200ms",
                    "How long after the VM went on the manager decides to change records.");

    private static final Key<Boolean> CONFIGURE_SWITCHES =
            Key.defaulted(
                    "configure-switches",
                    Scalars.TRUTH,
                    false,
                    "false",
                    "true",
                    "Under vlan: whether an administrator gives the VM's VLAN to the switch ports on"
                            + " the way to its new host when the move begins. The other mechanisms need"
                            + " no such thing.");

    private static final Section<MigrateAction> SECTION =
            Section.of(
                    "a migration",
                    "A VM moves to another host with its addresses; policy follows, or does not.",
                    List.of(
                            AT,
                            MIGRATE,
                            TO,
                            DOWNTIME,
                            UPDATE_POLICY,
                            POLICY_DELAY,
                            CONFIGURE_SWITCHES),
                    f ->
                            new MigrateAction(
                                    new VmMigration(
                                            f.get(AT),
                                            f.markOf(MIGRATE),
                                            f.get(MIGRATE),
                                            f.get(TO),
                                            f.get(DOWNTIME),
                                            f.get(UPDATE_POLICY),
                                            f.get(POLICY_DELAY),
                                            f.get(CONFIGURE_SWITCHES))));

    /** For the service loader. */
    public MigrateKind() {
        // no state
    }

    @Override
    public String word() {
        return "migrate";
    }

    @Override
    public Class<MigrateAction> type() {
        return MigrateAction.class;
    }

    @Override
    public Section<MigrateAction> section() {
        return SECTION;
    }

    @Override
    public void check(MigrateAction action, TimelineCheck check) {
        VmMigration move = action.move();
        TimelineCheck.Stay stay = check.stayOf(move.vm()).orElse(null);
        if (stay == null) {
            return; // reported where names are resolved
        }
        if (move.atPs() < stay.sincePs()) {
            check.error(
                    move.mark(),
                    "'" + move.vm() + "' is still on its way to " + stay.host() + " at that time");
        } else if (stay.host().equals(move.toHost())) {
            check.error(
                    move.mark(), "'" + move.vm() + "' is on " + move.toHost() + " at that time");
        }
        if (move.updatePolicy().orElse(false)) {
            check.requireManager(move.mark(), "no manager to change records");
        }
    }

    @Override
    public boolean needsManager(MigrateAction action, Predicate<String> isHost) {
        return true;
    }

    @Override
    public void arm(MigrateAction action, Stage stage) {
        stage.migrate(action.move());
    }
}
