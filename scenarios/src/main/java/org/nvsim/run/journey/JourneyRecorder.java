package org.nvsim.run.journey;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nvsim.observe.Action;
import org.nvsim.observe.Decision;
import org.nvsim.observe.Observer;
import org.nvsim.packet.DropReason;
import org.nvsim.packet.Ethernet;
import org.nvsim.packet.Frame;
import org.nvsim.packet.Icmp;
import org.nvsim.packet.Ipv4;
import org.nvsim.packet.Vlan;

/** Writes down all that happens to one packet of one flow, and the ARP that it waits for. */
final class JourneyRecorder implements Observer {
    private final int flow;
    private final long number;
    private final ArpFollower arp = new ArpFollower();
    private final Map<Long, Track> tracks = new HashMap<>(); // by frame; never iterated
    private final List<Hop> hops = new ArrayList<>();
    private Track latest;
    private int branches;

    /**
     * @param flow index of the flow in the scenario
     * @param number which packet of it, from 1
     */
    JourneyRecorder(int flow, long number) {
        this.flow = flow;
        this.number = number;
    }

    @Override
    public void observe(
            long timePs,
            String place,
            int port,
            Action action,
            Frame frame,
            DropReason reason,
            Decision decision) {
        boolean ours = frame.flow() == flow && frame.number() == number;
        if (!ours && !arp.follows(timePs, place, action, frame)) {
            return;
        }
        Track track = tracks.get(frame.id());
        if (track == null) {
            track = new Track(new Branch(++branches, kind(action, frame, ours), parent()));
            tracks.put(frame.id(), track);
        }
        Image now = Image.of(frame);
        hops.add(
                new Hop(
                        track.branch,
                        timePs,
                        place,
                        port,
                        action,
                        decision,
                        reason,
                        Optional.ofNullable(track.last),
                        now));
        track.last = now;
        if (ours) {
            latest = track;
            arp.packetSeen(place, action, decision);
        }
    }

    /** All that was written down, in order of time. */
    List<Hop> hops() {
        return hops;
    }

    private int parent() {
        return latest == null ? 0 : latest.branch.number();
    }

    private Branch.Kind kind(Action action, Frame frame, boolean ours) {
        if (!ours) {
            return Branch.Kind.ARP;
        }
        byte[] b = frame.bytes();
        int ip = frame.start() + Vlan.headerBytes(b, frame.start());
        boolean ipv4 = Ethernet.type(b, frame.start()) == Ethernet.TYPE_IPV4;
        if (action == Action.COPIED) {
            return ipv4 && Ipv4.isFragment(b, ip) ? Branch.Kind.FRAGMENT : Branch.Kind.COPY;
        }
        if (ipv4 && Ipv4.protocol(b, ip) == Ipv4.PROTOCOL_ICMP && !Ipv4.isFragment(b, ip)) {
            int type = Icmp.type(b, ip + Ipv4.headerBytes(b, ip));
            if (Icmp.isError(type)) {
                return Branch.Kind.ICMP_ERROR;
            }
            if (type == Icmp.ECHO_REPLY) {
                return Branch.Kind.REPLY;
            }
        }
        return Branch.Kind.PACKET;
    }

    /** A frame that is followed, and how it looked last. */
    private static final class Track {
        private final Branch branch;
        private Image last;

        Track(Branch branch) {
            this.branch = branch;
        }
    }
}
