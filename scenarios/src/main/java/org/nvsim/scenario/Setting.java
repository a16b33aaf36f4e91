package org.nvsim.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nvsim.scenario.bind.Binding;
import org.nvsim.scenario.bind.Shape;
import org.nvsim.scenario.bind.Type;
import org.nvsim.scenario.bind.Types;
import org.nvsim.scenario.problem.SourceMark;
import org.nvsim.scenario.yaml.Located;
import org.nvsim.scenario.yaml.LocatedMap;

/**
 * A place in a scenario file and a value for it: what {@code --set}, variants and conditions are
 * made of.
 *
 * @param path steps joined by dots, list entries in brackets: {@code network.links[0].rate}; {@code
 *     [+]} is a new entry at the end, and {@code network.hosts.*} every host
 */
record Setting(SourceMark mark, String path, Located value) {
    private static final String STEP = "[A-Za-z][A-Za-z0-9_-]*(\\[([0-9]{1,6}|\\+)\\])*";
    private static final String STEPS = STEP + "(\\." + STEP + ")*";
    private static final String OF_EVERY_HOST = "network\\.hosts\\.\\*\\." + STEPS;
    static final String PATH = "(" + STEPS + "|" + OF_EVERY_HOST + ")";
    private static final int LONGEST = 500;

    /** A map from paths to values. */
    static final Type<List<Setting>> TABLE =
            Types.of(
                    new Shape.Table(PATH, new Shape.Anything("any value the path can have")),
                    Setting::bindAll);

    private static Optional<List<Setting>> bindAll(Located value, Binding binding) {
        if (!(value instanceof LocatedMap map)) {
            binding.error(
                    value.mark(),
                    "expected a map from paths to values, as in { virtualization.mechanism: nvgre },"
                            + " found "
                            + value.kind());
            return Optional.empty();
        }
        List<Setting> settings = new ArrayList<>();
        for (LocatedMap.Entry entry : map.entries()) {
            if (isPath(entry.key())) {
                settings.add(new Setting(entry.keyMark(), entry.key(), entry.value()));
            } else {
                binding.error(entry.keyMark(), malformed(entry.key()));
            }
        }
        return Optional.of(List.copyOf(settings));
    }

    static boolean isPath(String text) {
        return text.length() <= LONGEST && text.matches(PATH);
    }

    static String malformed(String path) {
        return "'"
                + path
                + "' is not a path; write keys joined by dots, as in network.links[0].rate"
                + (path.indexOf('*') < 0 ? "" : "; only network.hosts.* stands for several");
    }
}
