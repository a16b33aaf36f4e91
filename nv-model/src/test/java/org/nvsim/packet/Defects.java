package org.nvsim.packet;

import java.util.ArrayList;
import java.util.List;
import org.nvsim.packet.protocol.Dissection;
import org.nvsim.packet.protocol.PacketField;

/** The defects of a frame as its fields tell them. */
final class Defects {
    private Defects() {}

    static List<String> of(byte[] b, int off, int length) {
        List<String> defects = new ArrayList<>();
        for (PacketField field : Dissection.of(b, off, length, 0).fields()) {
            if (field.name().equals("defect")) {
                defects.add(field.value());
            }
        }
        return defects;
    }
}
