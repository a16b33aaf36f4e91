package org.nvsim.control.powershell.runtime;

import java.util.Objects;

/**
 * An object a command gives to the script.
 *
 * @param type what it is, for messages: {@code VMNetworkAdapter}
 * @param properties what the script can see
 * @param computer the computer it came from; empty for none
 * @param source what it stands for inside; commands that take it back look here
 */
public record PsObject(String type, Table properties, String computer, Object source) {
    public PsObject {
        Objects.requireNonNull(type);
        Objects.requireNonNull(properties);
        Objects.requireNonNull(computer);
        Objects.requireNonNull(source);
    }
}
