package org.nvsim.observe;

import java.util.Objects;

/**
 * What decided about a frame: the table, record, route or rule, in words.
 *
 * @param by the kind of decider: {@code lookup record}, {@code firewall rule}, {@code MAC table}
 * @param what the row itself, as its owner words it
 * @param definedAt where the scenario or script defined it ({@code file:line:column}), or empty
 */
public record Decision(String by, String what, String definedAt) {
    /** Nothing had to be decided. */
    public static final Decision NONE = new Decision("", "", "");

    public Decision {
        Objects.requireNonNull(by);
        Objects.requireNonNull(what);
        Objects.requireNonNull(definedAt);
    }

    /** A decision by something that no file defines: a learned row, a rule of the protocol. */
    public static Decision of(String by, String what) {
        return new Decision(by, what, "");
    }
}
