package org.nvsim.scenario;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.nvsim.host.AdapterProfile;
import org.nvsim.scenario.problem.SourceMark;
import org.nvsim.scenario.spec.FirewallMatch;
import org.nvsim.scenario.spec.Scenario;
import org.nvsim.topology.Topology;

/**
 * Whether two scenarios say the same by what was bound, wherever and however it was written: {@code
 * 0.05s} is {@code 50ms}, and a default left out is the default.
 */
final class SameValues {
    private SameValues() {}

    /** Compares all that decides a run; titles, prose and expectations do not. */
    static boolean same(Scenario a, Scenario b) {
        return a.seed() == b.seed()
                && a.durationPs() == b.durationPs()
                && same(a.network(), b.network())
                && same(a.costs(), b.costs())
                && same(a.virtualization(), b.virtualization())
                && same(a.policy(), b.policy())
                && a.scripts().keySet().equals(b.scripts().keySet())
                && same(a.tenants(), b.tenants())
                && same(a.traffic(), b.traffic())
                && same(a.timeline(), b.timeline());
    }

    private static boolean same(Object a, Object b) {
        if (a.equals(b)) {
            return true;
        }
        if (a instanceof List<?> one && b instanceof List<?> other) {
            return sameItems(one, other);
        }
        if (a instanceof Optional<?> one && b instanceof Optional<?> other) {
            return one.isPresent() && other.isPresent() && same(one.get(), other.get());
        }
        if (a instanceof Topology one && b instanceof Topology other) {
            return same(one.nodes(), other.nodes()) && same(one.links(), other.links());
        }
        boolean records = a instanceof Record && a.getClass() == b.getClass();
        return records && sameParts(a, b);
    }

    private static boolean sameItems(List<?> a, List<?> b) {
        if (a.size() != b.size()) {
            return false;
        }
        Iterator<?> other = b.iterator();
        return a.stream().allMatch(item -> same(item, other.next()));
    }

    private static boolean sameParts(Object a, Object b) {
        for (RecordComponent part : a.getClass().getRecordComponents()) {
            if (!isSpelling(a, part) && !same(value(part, a), value(part, b))) {
                return false;
            }
        }
        return true;
    }

    /** Places, and words that are kept for messages only. */
    private static boolean isSpelling(Object record, RecordComponent part) {
        return part.getType() == SourceMark.class
                || record instanceof FirewallMatch && part.getName().equals("text")
                || record instanceof AdapterProfile && part.getName().equals("name");
    }

    private static Object value(RecordComponent part, Object record) {
        try {
            Method accessor = part.getAccessor();
            accessor.setAccessible(true); // what a feature reads is seen by its own package only
            return accessor.invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("a record has its parts", e);
        }
    }
}
