package org.nvsim.topology.importer;

import java.util.Objects;

/**
 * Something wrong with a file.
 *
 * @param line where, from 1; 0 if that cannot be said
 * @param message a sentence for people, without a final stop
 */
public record ImportProblem(int line, String message) {
    public ImportProblem {
        Objects.requireNonNull(message, "message");
    }
}
