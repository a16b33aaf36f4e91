package org.nvsim.control;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.nvsim.engine.Channel;
import org.nvsim.engine.Node;
import org.nvsim.engine.Simulation;
import org.nvsim.host.Host;
import org.nvsim.limits.Limits;
import org.nvsim.virt.policy.LookupRecord;

/**
 * A central manager of policy, as System Center Virtual Machine Manager is one. It knows the policy
 * that every host is meant to have, decides changes, and sends them to the hosts' agents over a
 * management network that takes its time: until the last agent has applied a change, hosts
 * disagree. While the manager is stopped traffic goes on and policy stands still; what should have
 * been decided meanwhile is decided when it starts.
 */
public final class Manager {
    /** What the manager's node is called; no node of a scenario can have this name. */
    private static final String NODE_NAME = "(manager)";

    /** Place of the manager's messages among a host's channels: after its ports and deliveries. */
    private static final int AGENT_ORDER = (1 << 20) + 1;

    private final Simulation simulation;
    private final Node node;
    private final long latencyPs;
    private final Map<String, ManagedHost> hosts = new LinkedHashMap<>();
    private final List<Disagreement> disagreements = new ArrayList<>();
    private final Deque<Runnable> postponed = new ArrayDeque<>();
    private final ControlCounts counts = new ControlCounts();
    private boolean running = true;

    /**
     * A manager of no hosts yet; call before the simulation starts.
     *
     * @param latencyPs of the management network, one way, in picoseconds, within {@link
     *     Limits#DELAY}
     */
    public Manager(Simulation simulation, long latencyPs) {
        this.simulation = simulation;
        this.node = simulation.addNode(NODE_NAME);
        this.latencyPs = Limits.DELAY.require(latencyPs, "latency in ps");
    }

    /** Takes a host over with the policy it has. */
    public void manage(Host host, HostAgent agent) {
        int order = hosts.size();
        Channel<PolicyUpdate> out =
                simulation.connect(node, host.node(), AGENT_ORDER, latencyPs, agent::receive);
        ManagedHost managed = new ManagedHost(host.name(), out, host.policy());
        hosts.put(host.name(), managed);
        agent.connect(
                simulation.connect(
                        host.node(), node, order, latencyPs, message -> receive(managed, message)));
    }

    /** Decides at a time, or when the manager is there again after it. */
    public void at(long timePs, Consumer<Manager> decision) {
        node.newTimer(() -> decide(() -> decision.accept(this))).armAt(timePs);
    }

    /** The manager stops or starts at a time. */
    public void setRunningAt(long timePs, boolean nowRunning) {
        node.newTimer(() -> setRunning(nowRunning)).armAt(timePs);
    }

    private void setRunning(boolean nowRunning) {
        running = nowRunning;
        while (running && !postponed.isEmpty()) {
            postponed.remove().run();
        }
    }

    private void decide(Runnable decision) {
        if (running) {
            decision.run();
        } else {
            postponed.add(decision);
        }
    }

    /** Gives a host all policy of a routing domain before a VM of it arrives there. */
    public void prepare(String from, String to, int vsid) {
        ManagedHost target = hosts.get(to);
        if (!target.wanted().knows(vsid)) {
            push(target, hosts.get(from).domainOf(vsid));
        }
    }

    /** A VM has moved: its provider address follows, and every host that has its record is told. */
    public void moved(VmMove move) {
        Disagreement window = new Disagreement(move.sincePs());
        for (ManagedHost host : hosts.values()) {
            List<PolicyChange> changes = changesOf(move, host);
            if (!changes.isEmpty()) {
                window.await(host.name(), push(host, changes));
            }
        }
        open(window);
    }

    private static List<PolicyChange> changesOf(VmMove move, ManagedHost host) {
        List<PolicyChange> changes = new ArrayList<>();
        int address = move.taken().address();
        boolean target = host.name().equals(move.to());
        if (target && host.wanted().provider().find(address) == null) {
            changes.add(new PolicyChange.PutProviderAddress(move.taken()));
        }
        LookupRecord record =
                host.wanted().records().find(move.vsid(), move.customerAddress(), move.mac());
        if (record != null && record.providerAddress() != address) {
            changes.add(new PolicyChange.PutRecord(record.movedTo(address, move.origin())));
        }
        if (host.name().equals(move.from()) && move.given().isPresent()) {
            changes.add(new PolicyChange.RemoveProviderAddress(move.given().get()));
        }
        return changes;
    }

    /** Makes a change on every host that has policy of a virtual subnet. */
    public void changeEverywhere(int vsid, PolicyChange change) {
        Disagreement window = new Disagreement(node.nowPs());
        for (ManagedHost host : hosts.values()) {
            if (host.wanted().knows(vsid)) {
                window.await(host.name(), push(host, List.of(change)));
            }
        }
        open(window);
    }

    private int push(ManagedHost host, List<PolicyChange> changes) {
        counts.pushed(changes.size());
        return host.send(changes, node.nowPs() + latencyPs);
    }

    private void open(Disagreement window) {
        if (!window.isOver()) {
            disagreements.add(window);
        }
    }

    private void receive(ManagedHost host, AgentMessage message) {
        node.fold(host.name().hashCode());
        if (message instanceof AgentMessage.Applied applied) {
            confirmed(host, applied);
        } else if (message instanceof AgentMessage.Started started) {
            decide(() -> bringUpToDate(host, started));
        } else if (message instanceof AgentMessage.Misdirected frame && running) {
            counts.misdirected(frame.redirect());
        }
    }

    /** Counts also while the manager is stopped: confirmations wait for it, and say their time. */
    private void confirmed(ManagedHost host, AgentMessage.Applied applied) {
        host.confirmed(applied.update());
        counts.refused(applied.refused());
        for (Disagreement window : disagreements) {
            window.confirmed(host.name(), applied.update(), applied.atPs());
        }
    }

    private void bringUpToDate(ManagedHost host, AgentMessage.Started started) {
        if (!started.empty()) {
            host.sendAgain(node.nowPs() + latencyPs)
                    .forEach(update -> counts.pushed(update.changes().size()));
            return;
        }
        host.supersede();
        Disagreement window = new Disagreement(started.atPs());
        window.await(host.name(), push(host, host.everything()));
        open(window);
    }

    /** What the manager did and heard so far. */
    public ControlCounts counts() {
        return counts;
    }

    /** How many windows of disagreement there were. */
    public int disagreements() {
        return disagreements.size();
    }

    /** How many of them are not over. */
    public int openDisagreements() {
        return (int) disagreements.stream().filter(window -> !window.isOver()).count();
    }

    /** How long hosts disagreed, all windows added up, in picoseconds. */
    public long disagreementPs() {
        return disagreements.stream().mapToLong(window -> window.lengthPs(node.nowPs())).sum();
    }

    /** How long hosts disagreed at a stretch, at most, in picoseconds. */
    public long longestDisagreementPs() {
        return disagreements.stream()
                .mapToLong(window -> window.lengthPs(node.nowPs()))
                .max()
                .orElse(0);
    }
}
