package org.nvsim.packet.protocol;

import java.util.Objects;

/**
 * A number by which the header before it announces a protocol.
 *
 * @param space the field that holds the number
 * @param number as its registry (IANA, IEEE) assigned it
 */
public record Announcement(NumberSpace space, int number) {
    public Announcement {
        Objects.requireNonNull(space, "space");
    }
}
