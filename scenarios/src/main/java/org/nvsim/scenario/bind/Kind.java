package org.nvsim.scenario.bind;

import java.util.Objects;

/**
 * A kind of thing that has names which other places refer to.
 *
 * @param label what an author calls one of them: {@code VM}
 * @param plural what an author calls many: {@code VMs}
 * @param reach where its names are known
 */
public record Kind(String label, String plural, Reach reach) {
    /** Where names are known. */
    public enum Reach {
        /** Everywhere. */
        EVERYWHERE,
        /** Everywhere; and local names stay inside the entry of such a name. */
        EVERYWHERE_AND_ENCLOSING,
        /** Inside the enclosing entry only. */
        LOCAL
    }

    public Kind {
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(plural, "plural");
        Objects.requireNonNull(reach, "reach");
    }

    public static Kind of(String label, String plural) {
        return new Kind(label, plural, Reach.EVERYWHERE);
    }

    public static Kind enclosing(String label, String plural) {
        return new Kind(label, plural, Reach.EVERYWHERE_AND_ENCLOSING);
    }

    public static Kind local(String label, String plural) {
        return new Kind(label, plural, Reach.LOCAL);
    }
}
