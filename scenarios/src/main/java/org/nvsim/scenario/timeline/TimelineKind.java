package org.nvsim.scenario.timeline;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.nvsim.feature.Feature;
import org.nvsim.feature.Parameter;
import org.nvsim.scenario.bind.Key;
import org.nvsim.scenario.bind.Section;
import org.nvsim.scenario.spec.TimelineAction;
import org.nvsim.scenario.value.Scalars;

/**
 * A kind of action of the timeline: one of the keys by which its entries are told apart. Each lives
 * in a package of its own, with all that is known of it, and is found as a service.
 *
 * @param <A> what an entry of this kind becomes
 */
public interface TimelineKind<A extends TimelineAction> extends Feature {
    /** When: a key that every kind has. */
    Key<Long> AT =
            Key.required("at", Scalars.MOMENT, "1s", "When, counted from the start of the run.");

    /** The class of its actions, by which they are told from others. */
    Class<A> type();

    /** Its keys, {@link #AT} and one called {@link #word} among them. */
    Section<A> section();

    /** Reports what of an action does not fit the rest of the scenario. */
    void check(A action, TimelineCheck check);

    /**
     * Whether a central manager has to do something because of it.
     *
     * @param isHost whether a node is a virtualization host
     */
    boolean needsManager(A action, Predicate<String> isHost);

    /** Sees to it, before the run begins, that it happens at its time. */
    void arm(A action, Stage stage);

    /** What an author calls it, from its section. */
    @Override
    default String doc() {
        return section().doc();
    }

    /** None: what an author may set are the keys of its section. */
    @Override
    default List<Parameter<?>> parameters() {
        return List.of();
    }

    /** Its action, if this one is. */
    default Optional<A> of(TimelineAction action) {
        return type().isInstance(action) ? Optional.of(type().cast(action)) : Optional.empty();
    }
}
