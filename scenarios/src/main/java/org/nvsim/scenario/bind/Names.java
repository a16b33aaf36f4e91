package org.nvsim.scenario.bind;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.nvsim.scenario.problem.SourceMark;
import org.nvsim.scenario.yaml.Located;
import org.nvsim.scenario.yaml.LocatedList;
import org.nvsim.scenario.yaml.LocatedMap;
import org.nvsim.scenario.yaml.LocatedScalar;

/** Who defined which name, and who refers to it; references are judged when all is read. */
public final class Names {
    private static final int SHOWN = 12;

    private record Space(Kind kind, String scope) {}

    private record Reference(List<Space> spaces, String name, SourceMark mark) {}

    private final Binding binding;
    private final Map<Space, Map<String, SourceMark>> defined = new LinkedHashMap<>();
    private final List<Reference> references = new ArrayList<>();
    private final Set<String> lost = new HashSet<>(); // looked up, never walked
    private String scope = "";

    Names(Binding binding) {
        this.binding = binding;
    }

    /** Names of local kinds belong to {@code scope} from here on; returns the scope until now. */
    String enter(String scope) {
        String before = this.scope;
        this.scope = scope;
        return before;
    }

    String scope() {
        return scope;
    }

    /** Records a name for each of {@code kinds}; a second one of any kind is reported once. */
    public void define(List<Kind> kinds, String name, SourceMark mark) {
        boolean reported = false;
        for (Kind kind : kinds) {
            Map<String, SourceMark> known =
                    defined.computeIfAbsent(space(kind), s -> new LinkedHashMap<>());
            SourceMark first = known.putIfAbsent(name, mark);
            if (first != null && !reported) {
                reported = true;
                binding.error(
                        mark,
                        "a second "
                                + kind.label()
                                + " named '"
                                + name
                                + "'; the first is in line "
                                + first.line());
            }
        }
    }

    /**
     * Takes note of a part of the file that could not be read: whatever it may have defined is not
     * asked for again.
     */
    public void lose(Located unread) {
        if (unread instanceof LocatedScalar scalar) {
            lost.add(scalar.text());
        } else if (unread instanceof LocatedList list) {
            list.items().forEach(this::lose);
        } else if (unread instanceof LocatedMap map) {
            for (LocatedMap.Entry entry : map.entries()) {
                lost.add(entry.key());
                lose(entry.value());
            }
        }
    }

    /** Records that {@code name} must be one of {@code kinds}. */
    public void refer(List<Kind> kinds, String name, SourceMark mark) {
        references.add(new Reference(kinds.stream().map(this::space).toList(), name, mark));
    }

    /** Whether a name is defined, asked from the current scope. */
    public boolean knows(Kind kind, String name) {
        return defined.getOrDefault(space(kind), Map.of()).containsKey(name);
    }

    /** Reports every reference to a name nobody defined. */
    void resolve() {
        for (Reference reference : references) {
            if (!lost.contains(reference.name) && !isDefined(reference)) {
                report(reference);
            }
        }
    }

    private boolean isDefined(Reference reference) {
        for (Space space : reference.spaces) {
            if (defined.getOrDefault(space, Map.of()).containsKey(reference.name)) {
                return true;
            }
        }
        return false;
    }

    private void report(Reference reference) {
        List<String> candidates = new ArrayList<>();
        reference.spaces.forEach(
                space -> candidates.addAll(defined.getOrDefault(space, Map.of()).keySet()));
        // An empty kind is the shadow of an earlier mistake, such as a misspelt section.
        boolean shadow = candidates.isEmpty() && binding.hasErrors();
        if (!shadow) {
            binding.error(reference.mark, unknown(reference, candidates));
        }
    }

    private static String unknown(Reference reference, List<String> candidates) {
        Kind last = reference.spaces.get(reference.spaces.size() - 1).kind();
        String labels =
                reference.spaces.stream()
                        .map(space -> space.kind().label())
                        .collect(Collectors.joining(" or "));
        String message = "no " + labels + " named '" + reference.name + "'";
        String hint = Nearest.hint(reference.name, candidates);
        if (candidates.isEmpty()) {
            return message + "; there are no " + last.plural() + " here";
        }
        String plurals =
                reference.spaces.stream()
                        .map(space -> space.kind().plural())
                        .collect(Collectors.joining(" and "));
        String list =
                candidates.stream().limit(SHOWN).collect(Collectors.joining(", "))
                        + (candidates.size() > SHOWN
                                ? " and " + (candidates.size() - SHOWN) + " more"
                                : "");
        return message + hint + (hint.isEmpty() ? "; " : " ") + plurals + " here: " + list;
    }

    private Space space(Kind kind) {
        return new Space(kind, kind.reach() == Kind.Reach.LOCAL ? scope : "");
    }
}
