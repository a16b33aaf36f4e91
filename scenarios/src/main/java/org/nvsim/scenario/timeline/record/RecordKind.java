package org.nvsim.scenario.timeline.record;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.nvsim.control.PolicyChange;
import org.nvsim.scenario.bind.Key;
import org.nvsim.scenario.bind.Section;
import org.nvsim.scenario.bind.Types;
import org.nvsim.scenario.spec.Edit;
import org.nvsim.scenario.spec.TenantSpec;
import org.nvsim.scenario.timeline.RowKeys;
import org.nvsim.scenario.timeline.Stage;
import org.nvsim.scenario.timeline.TimelineCheck;
import org.nvsim.scenario.timeline.TimelineKind;
import org.nvsim.scenario.value.Kinds;
import org.nvsim.scenario.value.Scalars;
import org.nvsim.virt.policy.LookupRecord;

/** Lookup records that change. */
public final class RecordKind implements TimelineKind<RecordAction> {
    private static final Key<String> RECORD =
            Key.required(
                    "record",
                    Types.reference(Kinds.VM),
                    "blue2",
                    "The VM whose lookup record changes.");
    private static final Key<Optional<Integer>> PROVIDER =
            Key.derived(
                    "provider-address",
                    Scalars.ADDRESS,
                    "the VM's own at that time",
                    "192.168.4.11",
                    "The provider address that the record names.");

    private static final Section<RecordAction> SECTION =
            Section.of(
                    "a record action",
                    "The lookup record of a VM is added, changed or removed.",
                    List.of(AT, RECORD, RowKeys.CHANGE, PROVIDER, RowKeys.ON),
                    f ->
                            new RecordAction(
                                    f.get(AT),
                                    f.markOf(RECORD),
                                    f.get(RECORD),
                                    f.get(RowKeys.CHANGE),
                                    f.get(PROVIDER),
                                    f.get(RowKeys.ON)));

    /** For the service loader. */
    public RecordKind() {
        // no state
    }

    @Override
    public String word() {
        return "record";
    }

    @Override
    public Class<RecordAction> type() {
        return RecordAction.class;
    }

    @Override
    public Section<RecordAction> section() {
        return SECTION;
    }

    @Override
    public void check(RecordAction action, TimelineCheck check) {
        TenantSpec tenant = check.tenantOf(action.vm()).orElse(null);
        if (tenant != null && !usesRecords(tenant)) {
            check.error(
                    action.mark(),
                    "'"
                            + action.vm()
                            + "' has no lookup record: its tenant's mechanism is "
                            + tenant.virtualization().mechanism().word());
        }
        RowKeys.check(action.hosts(), action.mark(), check);
        if (check.scenario().policy().isLocal()
                && action.provider().isEmpty()
                && action.edit() != Edit.REMOVE) {
            check.error(
                    action.mark(),
                    "under 'management: local' nobody derives provider addresses; write"
                            + " 'provider-address'");
        }
    }

    @Override
    public boolean needsManager(RecordAction action, Predicate<String> isHost) {
        return action.hosts().isEmpty();
    }

    @Override
    public void arm(RecordAction action, Stage stage) {
        int address =
                action.provider()
                        .orElseGet(() -> stage.providerAddressOf(action.vm(), action.atPs()));
        LookupRecord record =
                stage.recordOf(action.vm()).movedTo(address, action.mark().toString());
        stage.changePolicy(
                action.atPs(),
                record.vsid(),
                action.hosts(),
                action.edit() == Edit.SET
                        ? new PolicyChange.PutRecord(record)
                        : new PolicyChange.RemoveRecord(record));
    }

    private static boolean usesRecords(TenantSpec tenant) {
        return tenant.virtualization().mechanism().usesRecords();
    }
}
