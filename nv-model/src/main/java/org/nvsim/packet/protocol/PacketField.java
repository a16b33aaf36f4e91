package org.nvsim.packet.protocol;

import java.util.Objects;

/**
 * One field of a packet, for a protocol tree.
 *
 * @param layer header it stands in: {@code IPv4}, {@code inner IPv4}, {@code quoted IPv4}
 * @param name as its standard names it
 * @param value as people read it
 * @param offset first byte, counted from the start of the frame
 * @param length bytes it takes; fields of less than a byte share it
 */
public record PacketField(String layer, String name, String value, int offset, int length) {
    public PacketField {
        Objects.requireNonNull(layer);
        Objects.requireNonNull(name);
        Objects.requireNonNull(value);
    }
}
