package org.nvsim.control;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.nvsim.engine.Channel;
import org.nvsim.engine.Timer;
import org.nvsim.host.Host;
import org.nvsim.host.PolicyAlarm;
import org.nvsim.limits.Limits;

/**
 * The service on a host that applies what the manager sends, one change after the other, each
 * taking its time. Lives in the host's node.
 */
public final class HostAgent implements PolicyAlarm {
    private final Host host;
    private final long perChangePs;
    private final Deque<PolicyUpdate> waiting = new ArrayDeque<>();
    private final Timer work;
    private final Set<Long> alarmed = new TreeSet<>();
    private Channel<AgentMessage> toManager;
    private long latencyPs;
    private boolean running = true;
    private int done;
    private int refused;

    /**
     * An agent that runs.
     *
     * @param perChangePs how long applying one change takes, in picoseconds, within {@link
     *     Limits#WAIT}
     */
    public HostAgent(Host host, long perChangePs) {
        this.host = Objects.requireNonNull(host);
        this.perChangePs = Limits.WAIT.require(perChangePs, "time for a change in ps");
        this.work = host.node().newTimer(this::applyNext);
        host.setPolicyAlarm(this);
    }

    void connect(Channel<AgentMessage> channel) {
        toManager = channel;
        latencyPs = channel.minDelayPs();
    }

    /** An update came in. An agent that is stopped hears nothing. */
    void receive(PolicyUpdate update) {
        if (!running) {
            return;
        }
        waiting.add(update);
        alarmed.clear();
        if (waiting.size() == 1) {
            work.armAfter(perChangePs);
        }
    }

    private void applyNext() {
        PolicyUpdate update = waiting.element();
        if (!update.changes().isEmpty()) {
            refused += update.changes().get(done).applyTo(host).isEmpty() ? 0 : 1;
            done++;
        }
        if (done >= update.changes().size()) {
            send(new AgentMessage.Applied(update.number(), host.node().nowPs(), refused));
            waiting.remove();
            done = 0;
            refused = 0;
        }
        if (!waiting.isEmpty()) {
            work.armAfter(perChangePs);
        }
    }

    /** The service stops: what it was doing is left half done, traffic goes on. */
    public void stop() {
        running = false;
        waiting.clear();
        done = 0;
        refused = 0;
        work.cancel();
    }

    /**
     * The service starts and tells the manager.
     *
     * @param empty whether the host has lost all policy
     */
    public void start(boolean empty) {
        if (!running) {
            running = true;
            alarmed.clear();
            send(new AgentMessage.Started(empty, host.node().nowPs()));
        }
    }

    /** Tells the manager of it once for each destination, until policy changes here. */
    @Override
    public void misdirected(int vsid, int customerAddress, boolean movedAway) {
        long key = (long) vsid << 32 | Integer.toUnsignedLong(customerAddress);
        if (running && alarmed.add(key)) {
            send(new AgentMessage.Misdirected(movedAway));
        }
    }

    private void send(AgentMessage message) {
        if (toManager != null) {
            toManager.send(message, host.node().nowPs() + latencyPs);
        }
    }
}
