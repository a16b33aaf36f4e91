package org.nvsim.scenario.timeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Predicate;
import org.nvsim.feature.Registry;
import org.nvsim.scenario.bind.Choice;
import org.nvsim.scenario.spec.TimelineAction;

/** All kinds of actions of the timeline. */
public final class TimelineKinds {
    @SuppressWarnings("rawtypes") // services have no type arguments
    private static final Registry<TimelineKind> REGISTRY =
            Registry.of(
                    "timeline action",
                    ServiceLoader.load(TimelineKind.class, Registry.loaderOf(TimelineKind.class)));

    private static final Map<Class<?>, TimelineKind<?>> BY_TYPE = byType(); // never walked

    private TimelineKinds() {}

    /** All of them, by word. */
    public static List<TimelineKind<?>> all() {
        List<TimelineKind<?>> all = new ArrayList<>();
        REGISTRY.all().forEach(all::add);
        return all;
    }

    /** An entry of the timeline, of whatever kind. */
    public static Choice<TimelineAction> entry() {
        List<Choice.Option<TimelineAction>> options = new ArrayList<>();
        for (TimelineKind<?> kind : all()) {
            options.add(new Choice.Option<>(kind.word(), kind.section()));
        }
        return Choice.of("a timeline entry", options);
    }

    /** As {@link TimelineKind#check}, for an action of any kind. */
    static void check(TimelineAction action, TimelineCheck check) {
        kindOf(action).check(action, check);
    }

    /** As {@link TimelineKind#needsManager}, for an action of any kind. */
    public static boolean needsManager(TimelineAction action, Predicate<String> isHost) {
        return kindOf(action).needsManager(action, isHost);
    }

    /** As {@link TimelineKind#arm}, for an action of any kind. */
    public static void arm(TimelineAction action, Stage stage) {
        kindOf(action).arm(action, stage);
    }

    @SuppressWarnings("unchecked") // a kind is kept by the class of its actions
    private static TimelineKind<TimelineAction> kindOf(TimelineAction action) {
        TimelineKind<?> kind = BY_TYPE.get(action.getClass());
        if (kind == null) {
            throw new IllegalStateException("no kind makes " + action.getClass().getName());
        }
        return (TimelineKind<TimelineAction>) kind;
    }

    private static Map<Class<?>, TimelineKind<?>> byType() {
        Map<Class<?>, TimelineKind<?>> kinds = new HashMap<>();
        for (TimelineKind<?> kind : all()) {
            TimelineKind<?> other = kinds.put(kind.type(), kind);
            if (other != null) {
                throw new IllegalStateException(
                        other.word() + " and " + kind.word() + " have the same actions");
            }
        }
        return kinds;
    }
}
