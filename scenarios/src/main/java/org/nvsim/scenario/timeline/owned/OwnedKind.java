package org.nvsim.scenario.timeline.owned;

import java.util.List;
import java.util.function.Predicate;
import org.nvsim.control.PolicyChange;
import org.nvsim.scenario.bind.Key;
import org.nvsim.scenario.bind.Section;
import org.nvsim.scenario.bind.Types;
import org.nvsim.scenario.timeline.Stage;
import org.nvsim.scenario.timeline.TimelineCheck;
import org.nvsim.scenario.timeline.TimelineKind;
import org.nvsim.scenario.value.Kinds;
import org.nvsim.scenario.value.Scalars;
import org.nvsim.virt.policy.ProviderAddress;

/** Provider addresses that hosts are given or give up. */
public final class OwnedKind implements TimelineKind<OwnedAction> {
    private static final Key<Integer> ADDRESS =
            Key.required(
                    "provider-address",
                    Scalars.ADDRESS,
                    "192.168.4.99",
                    "The address a host is given, or gives up.");
    private static final Key<String> HOST =
            Key.required("on", Types.reference(Kinds.HOST), "hv1", "The host.");
    private static final Key<Boolean> OWNED =
            Key.required(
                    "owned",
                    Scalars.TRUTH,
                    "false",
                    "Whether the host answers for the address from then on.");

    private static final Section<OwnedAction> SECTION =
            Section.of(
                    "a provider address action",
                    "A host is given a provider address or gives one up, behind the manager's back.",
                    List.of(AT, ADDRESS, HOST, OWNED),
                    f ->
                            new OwnedAction(
                                    f.get(AT),
                                    f.markOf(ADDRESS),
                                    f.get(ADDRESS),
                                    f.get(HOST),
                                    f.get(OWNED)));

    /** For the service loader. */
    public OwnedKind() {
        // no state
    }

    @Override
    public String word() {
        return "owned";
    }

    @Override
    public Class<OwnedAction> type() {
        return OwnedAction.class;
    }

    @Override
    public Section<OwnedAction> section() {
        return SECTION;
    }

    @Override
    public void check(OwnedAction action, TimelineCheck check) {
        // every address that can be written can be owned
    }

    @Override
    public boolean needsManager(OwnedAction action, Predicate<String> isHost) {
        return false;
    }

    @Override
    public void arm(OwnedAction action, Stage stage) {
        ProviderAddress address =
                stage.providerAddress(action.address(), action.host(), action.mark().toString());
        stage.changePolicy(
                action.atPs(),
                0,
                List.of(action.host()),
                action.owned()
                        ? new PolicyChange.PutProviderAddress(address)
                        : new PolicyChange.RemoveProviderAddress(address));
    }
}
