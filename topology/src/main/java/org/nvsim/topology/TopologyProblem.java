package org.nvsim.topology;

import java.util.Objects;

/**
 * A mistake in the description of a network. Whoever reads the description knows its places and
 * turns this into a located message.
 *
 * @param index which addition was wrong, counting all calls of its sort from 0: of {@code addNode}
 *     for a duplicate name, of {@code addLink} for an unknown node or a self loop; else -1
 * @param subject the offending name or parameter, as the user wrote it
 * @param message a sentence for people, without a final stop
 */
public record TopologyProblem(Kind kind, int index, String subject, String message) {
    /** The sorts of mistakes. */
    public enum Kind {
        /** A second node of one name. */
        DUPLICATE_NAME,
        /** A link to a node that was never added. */
        UNKNOWN_NODE,
        /** A link from a node to itself. */
        SELF_LOOP,
        /** Two nodes without a path where one is needed. */
        DISCONNECTED,
        /** A parameter of a generator that it cannot work with; the subject names it. */
        PARAMETER,
        /** A subnet or address that does not fit the others. */
        ADDRESS
    }

    public TopologyProblem {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(message, "message");
    }

    /** A generator's parameter that is out of range. */
    public static TopologyProblem parameter(String name, String message) {
        return new TopologyProblem(Kind.PARAMETER, -1, name, message);
    }
}
