package org.nvsim.packet.protocol;

import java.util.List;

/** Takes the fields of one header. */
public final class FieldList {
    private final List<PacketField> fields;
    private final String layer;
    private final int base;

    FieldList(List<PacketField> fields, String layer, int base) {
        this.fields = fields;
        this.layer = layer;
        this.base = base;
    }

    /**
     * Adds a field.
     *
     * @param name as the standard names it
     * @param value as people read it
     * @param at first byte, counted from the start of the header
     * @param length bytes it takes; fields of less than a byte share it
     */
    public void add(String name, String value, int at, int length) {
        fields.add(new PacketField(layer, name, value, base + at, length));
    }

    /** Adds a field that is a number. */
    public void add(String name, int value, int at, int length) {
        add(name, String.valueOf(value), at, length);
    }

    /** Adds a field as so many hexadecimal digits. */
    public void addHex(String name, int value, int digits, int at, int length) {
        add(name, Hexadecimal.of(value, digits), at, length);
    }
}
