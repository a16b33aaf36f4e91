package org.nvsim.fabric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.nvsim.observe.Decision;
import org.nvsim.observe.TracePoint;
import org.nvsim.packet.DropReason;
import org.nvsim.packet.Ethernet;
import org.nvsim.packet.Frame;
import org.nvsim.packet.MacAddress;
import org.nvsim.packet.Vlan;

/**
 * Learning and forwarding by hardware address among some ports of a device (IEEE 802.1Q).
 *
 * <p>Every port has a native VLAN for untagged frames and may carry others tagged. A bridge nobody
 * configured has all ports in one VLAN, untagged, and acts as a plain switch.
 */
public final class Bridge {
    /**
     * The VLAN of untagged frames where nothing else is configured. No tag can carry this number
     * (IEEE 802.1Q reserves it), so all numbers from 1 to 4094 are free for others.
     */
    public static final int UNTAGGED = 4095;

    private final TracePoint place;
    private final MacTable table = new MacTable();
    private final List<Member> members = new ArrayList<>();
    private Member[] byPort = {}; // by number; null where a port is no member

    public Bridge(TracePoint place) {
        this.place = place;
    }

    /** Adds a port that carries {@link #UNTAGGED} untagged. */
    public void add(Port port) {
        if (byPort.length <= port.number()) {
            byPort = Arrays.copyOf(byPort, port.number() + 1);
        }
        Member member = new Member(port);
        byPort[port.number()] = member;
        members.add(member);
    }

    /** Whether {@code port} belongs to this bridge. */
    public boolean has(Port port) {
        return port.number() < byPort.length && byPort[port.number()] != null;
    }

    /**
     * Sets which VLAN untagged frames of {@code port} belong to; frames of it leave untagged.
     *
     * @param vlan 1 to 4094; more, which no tag can carry; or 0 for none: untagged frames are
     *     refused
     */
    public void setNativeVlan(Port port, int vlan) {
        byPort[port.number()].nativeVlan = vlan;
    }

    /** Lets {@code port} carry frames tagged {@code vlan} (1 to 4094). */
    public void allowTagged(Port port, int vlan) {
        byPort[port.number()].tagged.set(vlan);
    }

    /** Makes {@code port} carry frames tagged {@code vlan} no longer. */
    public void refuseTagged(Port port, int vlan) {
        byPort[port.number()].tagged.clear(vlan);
    }

    /**
     * Notes where the sender of a frame is, and tells which VLAN the frame belongs to. A tag is
     * taken off.
     *
     * @return the VLAN, or -1 if the port does not carry it: then the frame has been dropped
     */
    public int admit(Port in, Frame frame) {
        byte[] b = frame.bytes();
        Member member = byPort[in.number()];
        int vlan = member.nativeVlan;
        boolean admitted = vlan != 0;
        if (Vlan.isTagged(b, frame.start())) {
            DropReason defect = Vlan.defect(b, frame.start(), frame.storedBytes());
            if (defect != DropReason.NONE) {
                place.drop(frame, defect);
                return -1;
            }
            int id = Vlan.id(b, frame.start());
            Vlan.pop(frame);
            vlan = id == 0 ? vlan : id; // a priority tag names no VLAN
            admitted = id == 0 ? admitted : member.tagged.get(id);
        }
        if (!admitted) {
            place.drop(frame, DropReason.VLAN_NOT_ALLOWED, portDecision(in, vlan));
            return -1;
        }
        table.learn(
                vlan, Ethernet.source(frame.bytes(), frame.start()), in.number(), place.nowPs());
        return vlan;
    }

    /**
     * Sends an admitted frame where its destination is, or everywhere else in its VLAN if that is
     * not known.
     *
     * @param in where it came from, or null if the device itself sends it
     */
    public void forward(Port in, int vlan, Frame frame) {
        long destination = destination(frame);
        int known =
                MacAddress.isGroup(destination)
                        ? MacTable.UNKNOWN
                        : table.portOf(vlan, destination, place.nowPs());
        if (known == MacTable.UNKNOWN) {
            flood(in, vlan, frame);
            return;
        }
        Member out = byPort[known];
        if (out.port == in) {
            place.drop(frame, DropReason.NOT_FOR_US, tableDecision(destination, known));
            return;
        }
        out.send(vlan, frame, tableDecision(destination, known));
    }

    private void flood(Port in, int vlan, Frame frame) {
        Decision decision = floodDecision(frame, vlan);
        Member last = null; // the one that gets the frame itself; the others get copies
        for (int i = 0; i < members.size(); i++) {
            Member member = members.get(i);
            if (member.port == in || !member.carries(vlan) || !member.port.isUp()) {
                continue;
            }
            if (last != null) {
                last.send(vlan, place.copy(frame), decision);
            }
            last = member;
        }
        if (last == null && MacAddress.isGroup(destination(frame))) {
            place.consume(frame, decision); // all there are have it already
        } else if (last == null) {
            place.drop(frame, DropReason.NOT_FOR_US, decision);
        } else {
            last.send(vlan, frame, decision);
        }
    }

    private static long destination(Frame frame) {
        return Ethernet.destination(frame.bytes(), frame.start());
    }

    /** What was learned, for tables shown to people. */
    public MacTable table() {
        return table;
    }

    private Decision tableDecision(long mac, int port) {
        return place.isTraced()
                ? Decision.of("MAC table", MacAddress.format(mac) + " is behind port " + port)
                : Decision.NONE;
    }

    private Decision floodDecision(Frame frame, int vlan) {
        if (!place.isTraced()) {
            return Decision.NONE;
        }
        long mac = destination(frame);
        return Decision.of(
                "MAC table",
                MacAddress.format(mac)
                        + (MacAddress.isGroup(mac) ? " is for all" : " is not known yet")
                        + (vlan > Vlan.HIGHEST_ID ? "" : " in VLAN " + vlan)
                        + ": out of every other port");
    }

    private Decision portDecision(Port port, int vlan) {
        return place.isTraced()
                ? Decision.of(
                        "VLAN table", "port " + port.number() + " does not carry VLAN " + vlan)
                : Decision.NONE;
    }

    /** A port of the bridge and the VLANs it carries. */
    private static final class Member {
        private final Port port;
        private final BitSet tagged = new BitSet();
        private int nativeVlan = UNTAGGED;

        Member(Port port) {
            this.port = port;
        }

        boolean carries(int vlan) {
            return vlan == nativeVlan || tagged.get(vlan);
        }

        void send(int vlan, Frame frame, Decision decision) {
            if (vlan != nativeVlan) {
                Vlan.push(frame, Vlan.tci(0, vlan));
            }
            port.send(frame, decision);
        }
    }
}
