package org.nvsim.scenario.timeline;

import java.util.List;
import org.nvsim.scenario.bind.Key;
import org.nvsim.scenario.bind.Types;
import org.nvsim.scenario.bind.WordType;
import org.nvsim.scenario.problem.SourceMark;
import org.nvsim.scenario.spec.Edit;
import org.nvsim.scenario.value.Kinds;

/** What actions that change a row of policy have in common. */
public final class RowKeys {
    /** What is done to the row. */
    public static final Key<Edit> CHANGE =
            Key.required(
                    "change", WordType.of("change", Edit.class), "remove", "What is done to it.");

    /** Whose tables change. */
    public static final Key<List<String>> ON =
            Key.defaulted(
                    "on",
                    Types.oneOrMore("hosts", Types.reference(Kinds.HOST)),
                    List.of(),
                    "[]",
                    "[ hv1, hv2 ]",
                    "The hosts whose tables are changed behind the manager's back. With none, the"
                            + " manager changes every host that has policy of the subnet.");

    private RowKeys() {}

    /** Reports an error if nobody is there to change the row. */
    public static void check(List<String> hosts, SourceMark mark, TimelineCheck check) {
        if (hosts.isEmpty()) {
            check.requireManager(mark, "no manager to change it on every host");
        }
    }

    /** Where it is changed, for people: nothing, or hosts in brackets. */
    public static String where(List<String> hosts) {
        return hosts.isEmpty() ? "" : " (on " + String.join(", ", hosts) + ")";
    }
}
