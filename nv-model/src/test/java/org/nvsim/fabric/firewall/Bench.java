package org.nvsim.fabric.firewall;

import java.util.ArrayList;
import java.util.List;
import org.nvsim.engine.Node;
import org.nvsim.engine.Simulation;
import org.nvsim.fabric.Device;
import org.nvsim.fabric.NodeTracePoint;
import org.nvsim.fabric.Port;
import org.nvsim.observe.Action;
import org.nvsim.observe.Decision;
import org.nvsim.observe.Observer;
import org.nvsim.observe.TracePoint;
import org.nvsim.packet.DropReason;
import org.nvsim.packet.Frame;
import org.nvsim.packet.FrameLedger;
import org.nvsim.packet.FramePool;
import org.nvsim.topology.LinkAttributes;

/** A firewall with one machine on each of its ports, which keeps what reaches it. */
final class Bench {
    static final long MICROSECOND_PS = 1_000_000L;
    static final long SECOND_PS = 1_000_000_000_000L;

    private static final LinkAttributes LINK =
            new LinkAttributes(10_000_000_000L, MICROSECOND_PS, 9000, 1 << 20);

    final Simulation simulation = new Simulation(1);
    final List<Machine> machines = new ArrayList<>();
    final List<String> drops = new ArrayList<>();
    final FrameLedger ledger;
    final Firewall firewall;

    private final FramePool pool = new FramePool();

    Bench(RuleSet rules, FirewallSettings settings, int ports, boolean watched) {
        Node node = simulation.addNode("fw");
        ledger = new FrameLedger(node.id(), pool);
        Observer observer = watched ? this::note : null;
        TracePoint place = new NodeTracePoint("fw", node, ledger, observer);
        firewall = new Firewall(node, place, rules, settings);
        for (int i = 0; i < ports; i++) {
            Machine machine = machine("m" + i);
            Port inside = firewall.addPort(0x0200_0000_0F01L + i);
            Port.join(simulation, machine.addPort(0x0200_0000_0100L + i), inside, LINK);
            machines.add(machine);
        }
    }

    private void note(
            long timePs,
            String place,
            int port,
            Action action,
            Frame frame,
            DropReason reason,
            Decision decision) {
        if (action == Action.DROPPED) {
            drops.add(reason.word() + ": " + decision.what());
        }
    }

    private Machine machine(String name) {
        Node node = simulation.addNode(name);
        TracePoint place = new NodeTracePoint(name, node, new FrameLedger(node.id(), pool), null);
        return new Machine(node, place);
    }

    /** Sends bytes from a machine now and lets two milliseconds pass. */
    void send(int machine, byte[] bytes) {
        machines.get(machine).transmit(bytes);
        simulation.runUntil(simulation.nowPs() + 2000 * MICROSECOND_PS);
    }

    /** What machine {@code i} got since last asked. */
    List<byte[]> received(int i) {
        List<byte[]> got = List.copyOf(machines.get(i).received);
        machines.get(i).received.clear();
        return got;
    }

    /** A machine with one port. */
    static final class Machine extends Device {
        final List<byte[]> received = new ArrayList<>();
        boolean keeping = true;
        long count;

        Machine(Node node, TracePoint place) {
            super(node, place);
        }

        void transmit(byte[] bytes) {
            Frame frame = place().create(bytes.length, 0);
            System.arraycopy(bytes, 0, frame.bytes(), frame.start(), bytes.length);
            port(0).send(frame);
        }

        @Override
        protected void receive(Port port, Frame frame) {
            count++;
            if (keeping) {
                received.add(frame.toByteArray());
            }
            place().deliver(frame);
        }
    }
}
