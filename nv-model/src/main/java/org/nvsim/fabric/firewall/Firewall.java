package org.nvsim.fabric.firewall;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.nvsim.engine.Node;
import org.nvsim.fabric.Device;
import org.nvsim.fabric.MacTable;
import org.nvsim.fabric.Port;
import org.nvsim.ip.IcmpErrors;
import org.nvsim.observe.Decision;
import org.nvsim.observe.TracePoint;
import org.nvsim.packet.DropReason;
import org.nvsim.packet.Ethernet;
import org.nvsim.packet.Frame;
import org.nvsim.packet.Icmp;
import org.nvsim.packet.Ipv4;
import org.nvsim.packet.MacAddress;
import org.nvsim.packet.Vlan;

/**
 * A transparent firewall: a learning bridge that asks its rules about every IPv4 packet it carries
 * from one port to another. It neither routes nor answers ARP, and lowers no TTL.
 *
 * <p>Rules see outer headers only. Packets that break the rules of their format are dropped with
 * the defect's own reason before any rule is asked.
 */
public final class Firewall extends Device {
    private static final Decision NON_IP = Decision.of("firewall", "only IPv4 may pass");
    private static final Decision NON_IP_PASSES =
            Decision.of("firewall", "what is not IPv4 passes without asking the rules");
    private static final Decision SAME_SIDE =
            Decision.of("MAC table", "the destination is on the side the frame came from");
    private static final Decision NOWHERE = Decision.of("bridge", "no other port is up");

    private final RuleSet rules;
    private final FirewallSettings settings;
    private final RuleEvaluator evaluator;
    private final MacTable macs = new MacTable();
    private final Denials denials = new Denials();
    private int nextIdentification;

    public Firewall(Node node, TracePoint place, RuleSet rules, FirewallSettings settings) {
        super(node, place);
        this.rules = Objects.requireNonNull(rules);
        this.settings = Objects.requireNonNull(settings);
        this.evaluator = new RuleEvaluator(rules, settings);
    }

    /** The rules with their counters. While the simulation runs, change them by {@link #at}. */
    public RuleSet rules() {
        return rules;
    }

    /** What its rules denied so far. */
    public Denials denials() {
        return denials;
    }

    /** Which hardware addresses it has seen on which side. */
    public MacTable macs() {
        return macs;
    }

    @Override
    protected long ownTableChanges() {
        return rules.changes() + macs.changes();
    }

    /**
     * Changes the rules at {@code timePs}, after all arrivals of that moment. Sessions allowed
     * before are forgotten, so the new rules decide about them.
     */
    public void at(long timePs, Consumer<RuleSet> change) {
        node().newTimer(
                        () -> {
                            change.accept(rules);
                            evaluator.forgetSessions();
                        })
                .armAt(timePs);
    }

    @Override
    protected void receive(Port in, Frame frame) {
        byte[] b = frame.bytes();
        int off = frame.start();
        DropReason defect = Ethernet.defect(b, off, frame.storedBytes());
        if (defect == DropReason.NONE) {
            defect = Vlan.defect(b, off, frame.storedBytes());
        }
        if (defect != DropReason.NONE) {
            place().drop(frame, defect);
            return;
        }
        long nowPs = node().nowPs();
        int vlan = Vlan.isTagged(b, off) ? Vlan.id(b, off) : 0;
        macs.learn(vlan, Ethernet.source(b, off), in.number(), nowPs);
        int out = macs.portOf(vlan, Ethernet.destination(b, off), nowPs);
        if (out == in.number()) {
            place().drop(frame, DropReason.NOT_FOR_US, SAME_SIDE);
        } else {
            filter(in, frame, out, nowPs);
        }
    }

    private void filter(Port in, Frame frame, int out, long nowPs) {
        byte[] b = frame.bytes();
        int off = frame.start();
        int type = Vlan.payloadType(b, off);
        if (type != Ethernet.TYPE_IPV4) {
            if (settings.passNonIp()) {
                forward(in, frame, out, NON_IP_PASSES);
            } else {
                place().drop(frame, DropReason.NON_IP, NON_IP);
            }
            return;
        }
        int ip = off + Vlan.headerBytes(b, off);
        RuleAction action = evaluator.evaluate(frame, ip, in.number(), nowPs);
        if (action == RuleAction.ALLOW) {
            forward(in, frame, out, evaluator.decision());
            return;
        }
        if (action == RuleAction.REJECT) {
            reject(in, frame, ip);
        }
        if (evaluator.reason() == DropReason.FIREWALL_DENIED) {
            evaluator.enter(denials, frame.flow());
        }
        place().drop(frame, evaluator.reason(), evaluator.decision());
    }

    private void reject(Port in, Frame frame, int ip) {
        byte[] b = frame.bytes();
        int off = frame.start();
        int from =
                settings.address() == FirewallSettings.NO_ADDRESS
                        ? Ipv4.destination(b, ip)
                        : settings.address();
        Optional<Frame> answer =
                IcmpErrors.about(
                        place(),
                        frame,
                        ip,
                        from,
                        Icmp.UNREACHABLE,
                        Icmp.COMMUNICATION_PROHIBITED,
                        0,
                        nextIdentification++);
        if (answer.isEmpty()) {
            return;
        }
        Frame error = answer.get();
        byte[] e = error.bytes();
        Ethernet.setDestination(e, error.start(), Ethernet.source(b, off));
        Ethernet.setSource(e, error.start(), in.mac());
        if (Vlan.isTagged(b, off)) {
            Vlan.push(error, Vlan.tci(b, off));
        }
        in.send(error, evaluator.decision());
    }

    private void forward(Port in, Frame frame, int out, Decision decision) {
        if (out != MacTable.UNKNOWN) {
            port(out).send(frame, decision);
            return;
        }
        Port last = null; // the one that gets the frame itself; the others get copies
        for (int i = 0; i < portCount(); i++) {
            Port port = port(i);
            if (port == in || !port.isUp()) {
                continue;
            }
            if (last != null) {
                last.send(place().copy(frame), decision);
            }
            last = port;
        }
        if (last == null
                && MacAddress.isGroup(Ethernet.destination(frame.bytes(), frame.start()))) {
            place().consume(frame, NOWHERE);
        } else if (last == null) {
            place().drop(frame, DropReason.NOT_FOR_US, NOWHERE);
        } else {
            last.send(frame, decision);
        }
    }
}
