package org.nvsim.scenario;

import java.util.List;
import java.util.Optional;
import org.nvsim.scenario.yaml.FlowText;
import org.nvsim.scenario.yaml.Located;
import org.nvsim.scenario.yaml.LocatedMap;

/** Whether a file has given values at given places. */
final class Conditions {
    private Conditions() {}

    /** Whether all of {@code when} hold; what the file leaves out has its default. */
    static boolean hold(List<Setting> when, LocatedMap root) {
        return when.stream()
                .flatMap(condition -> EveryHost.expand(condition, root).stream())
                .allMatch(condition -> holds(condition, root));
    }

    private static boolean holds(Setting condition, LocatedMap root) {
        Optional<Located> found = TreePath.find(root, condition);
        if (found.isEmpty() && EveryHost.saidByNetwork(condition).isPresent()) {
            return holds(EveryHost.saidByNetwork(condition).get(), root);
        }
        String actual =
                found.map(FlowText::of).orElseGet(() -> Defaults.at(condition.path()).orElse(""));
        return actual.equals(FlowText.of(condition.value()));
    }
}
