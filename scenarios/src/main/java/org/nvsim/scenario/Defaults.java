package org.nvsim.scenario;

import java.util.Optional;
import org.nvsim.scenario.bind.Key;
import org.nvsim.scenario.bind.Section;
import org.nvsim.scenario.bind.Shape;

/** What holds where a file says nothing. */
final class Defaults {
    private Defaults() {}

    /** The default of the key at a path, as an author would write it; empty when it has none. */
    static Optional<String> at(String path) {
        Shape shape = ScenarioKeys.SCENARIO.shape();
        String text = "";
        for (String step : path.split("\\.")) {
            if (!(shape instanceof Shape.Fields fields)) {
                return Optional.empty();
            }
            Optional<Key<?>> key = key(fields.section(), step);
            if (key.isEmpty()) {
                return Optional.empty();
            }
            shape = key.get().type().shape();
            text = key.get().defaultText();
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private static Optional<Key<?>> key(Section<?> section, String name) {
        for (Key<?> key : section.keys()) {
            if (key.name().equals(name)) {
                return Optional.of(key);
            }
        }
        return Optional.empty();
    }
}
