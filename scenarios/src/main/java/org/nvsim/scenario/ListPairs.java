package org.nvsim.scenario;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.nvsim.scenario.yaml.FlowText;
import org.nvsim.scenario.yaml.Located;
import org.nvsim.scenario.yaml.LocatedMap;

/** Which entries of two lists are the same entry, perhaps changed. */
final class ListPairs {
    /** An entry of a lesson and what a learner made of it; or one that only one of them has. */
    record Pair(Optional<Located> lesson, Optional<Located> theirs) {}

    /** Entries of one name are the same whatever else they say. */
    private static final int SAME_NAME = 100;

    private ListPairs() {}

    /** The lesson's entries in order, then those that are the learner's own, in order. */
    static List<Pair> of(List<Located> lesson, List<Located> theirs) {
        int[] partner = new int[lesson.size()];
        Arrays.fill(partner, -1);
        boolean[] taken = new boolean[theirs.size()];
        for (int i = 0; i < lesson.size(); i++) {
            String text = FlowText.of(lesson.get(i));
            for (int j = 0; j < theirs.size() && partner[i] < 0; j++) {
                if (!taken[j] && FlowText.of(theirs.get(j)).equals(text)) {
                    partner[i] = j;
                    taken[j] = true;
                }
            }
        }
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < lesson.size(); i++) {
            int j = partner[i] >= 0 ? partner[i] : mostAlike(lesson.get(i), theirs, taken);
            if (j >= 0) {
                taken[j] = true;
            }
            pairs.add(
                    new Pair(
                            Optional.of(lesson.get(i)),
                            j < 0 ? Optional.empty() : Optional.of(theirs.get(j))));
        }
        for (int j = 0; j < theirs.size(); j++) {
            if (!taken[j]) {
                pairs.add(new Pair(Optional.empty(), Optional.of(theirs.get(j))));
            }
        }
        return pairs;
    }

    private static int mostAlike(Located entry, List<Located> theirs, boolean[] taken) {
        int best = -1;
        int most = 0;
        for (int j = 0; j < theirs.size(); j++) {
            int alike = taken[j] ? 0 : alike(entry, theirs.get(j));
            if (alike > most) {
                most = alike;
                best = j;
            }
        }
        return best;
    }

    /** How much two entries have in common; 0 if too little to be one entry. */
    private static int alike(Located a, Located b) {
        if (!(TreePath.longForm(a) instanceof LocatedMap one)
                || !(TreePath.longForm(b) instanceof LocatedMap other)) {
            return 0;
        }
        if (isWrapped(one) && isWrapped(other)) {
            LocatedMap.Entry inside = one.entries().get(0);
            return other.get(inside.key()).map(inner -> alike(inside.value(), inner)).orElse(0);
        }
        int same = 0;
        for (LocatedMap.Entry entry : one.entries()) {
            Optional<String> theirs = other.get(entry.key()).map(FlowText::of);
            boolean equal = theirs.equals(Optional.of(FlowText.of(entry.value())));
            same += equal ? entry.key().equals("name") ? SAME_NAME : 1 : 0;
        }
        return same >= 2 || same == one.entries().size() ? same : 0;
    }

    private static boolean isWrapped(LocatedMap map) {
        return map.entries().size() == 1 && map.entries().get(0).value() instanceof LocatedMap;
    }
}
