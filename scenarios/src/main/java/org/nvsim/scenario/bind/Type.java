package org.nvsim.scenario.bind;

import java.util.Optional;
import org.nvsim.scenario.yaml.Located;

/**
 * How a value is written and what it becomes.
 *
 * @param <T> what it becomes
 */
public interface Type<T> {
    /** Reads a value; when it is wrong, reports why to {@code binding} and returns empty. */
    Optional<T> bind(Located value, Binding binding);

    /** What an author may write, for schema and reference. */
    Shape shape();
}
