package org.nvsim.run.journey;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.nvsim.fabric.firewall.SeenPacket;
import org.nvsim.packet.Frame;
import org.nvsim.packet.protocol.Dissection;
import org.nvsim.packet.protocol.PacketField;

/** A frame as it was at one moment: its stored bytes, and how many zeros follow them. */
public final class Image {
    private final byte[] stored;
    private final int impliedBytes;

    private Image(byte[] stored, int impliedBytes) {
        this.stored = stored;
        this.impliedBytes = impliedBytes;
    }

    static Image of(Frame frame) {
        byte[] stored = Arrays.copyOfRange(frame.bytes(), frame.start(), frame.end());
        return new Image(stored, frame.impliedBytes());
    }

    /** Length of the frame, without frame check sequence. */
    public int lengthBytes() {
        return stored.length + impliedBytes;
    }

    /** The frame in one line. */
    public String text() {
        return Dissection.of(stored, 0, stored.length, impliedBytes).line();
    }

    /** Its fields in the order of their bytes. */
    public List<PacketField> fields() {
        return Dissection.of(stored, 0, stored.length, impliedBytes).fields();
    }

    /** The stored bytes in hexadecimal digits; what follows them up to the length is zeros. */
    public String hex() {
        return HexFormat.of().formatHex(stored);
    }

    /** What it is to a firewall; empty if it carries no sound IPv4 packet. */
    Optional<SeenPacket> toFirewall() {
        return SeenPacket.of(stored, impliedBytes);
    }

    boolean sameAs(Image other) {
        return impliedBytes == other.impliedBytes && Arrays.equals(stored, other.stored);
    }

    /** The value of a field, or empty if the frame has none of that name. */
    String value(String layer, String name) {
        for (PacketField field : fields()) {
            if (field.layer().equals(layer) && field.name().equals(name)) {
                return field.value();
            }
        }
        return "";
    }
}
