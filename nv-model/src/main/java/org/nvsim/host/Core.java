package org.nvsim.host;

import org.nvsim.engine.Channel;
import org.nvsim.engine.Node;
import org.nvsim.engine.Receiver;
import org.nvsim.engine.Simulation;
import org.nvsim.packet.Frame;

/**
 * One processor core: a server that works on one thing after the other, in the order in which they
 * came. As in a port, nothing waits in a queue object: {@code busyUntil} says when a new piece of
 * work is done, and each frame costs one event, the end of its work.
 */
public final class Core {
    private final Node node;
    private final int queueLimit;
    private final long moderationPs;
    private final long interruptPs;
    private final Channel<Frame> received;
    private final Channel<Delivery> sent;

    private long busyUntilPs;
    private long receiveWorkPs;
    private long sendWorkPs;
    private long nextInterruptPs;
    private long interrupts;
    private Frame newest; // the last one put into the receive queue; it may have been handled
    private long newestStartPs;

    /**
     * @param order place of its first channel among those of the node; it takes two
     * @param queueLimit most frames that wait for it in each direction
     * @param afterReceive takes a frame whose receive work is done
     * @param afterSend takes a delivery whose send work is done
     */
    Core(
            Simulation simulation,
            Node node,
            int order,
            int queueLimit,
            long moderationPs,
            long interruptPs,
            Receiver<Frame> afterReceive,
            Receiver<Delivery> afterSend) {
        this.node = node;
        this.queueLimit = queueLimit;
        this.moderationPs = moderationPs;
        this.interruptPs = interruptPs;
        this.received = simulation.connect(node, node, order, 0, afterReceive);
        this.sent = simulation.connect(node, node, order + 1, 0, afterSend);
    }

    boolean hasRoomToReceive() {
        return received.pendingCount() < queueLimit;
    }

    boolean hasRoomToSend() {
        return sent.pendingCount() < queueLimit;
    }

    /**
     * Queues a frame from the adapter. An idle core is interrupted for it, though no sooner than
     * the adapter's moderation allows; a busy one finds it in the queue when its turn comes.
     */
    void receive(Frame frame, long costPs) {
        long nowPs = node.nowPs();
        if (busyUntilPs <= nowPs) {
            busyUntilPs = Math.max(nowPs, nextInterruptPs);
            nextInterruptPs = busyUntilPs + moderationPs;
            interrupts++;
            work(interruptPs);
            receiveWorkPs += interruptPs;
        }
        newest = frame;
        newestStartPs = busyUntilPs;
        work(costPs);
        receiveWorkPs += costPs;
        received.send(frame, busyUntilPs);
    }

    /** The last frame of the receive queue if its work has not begun, or null. */
    Frame newestWaiting() {
        return received.pendingCount() > 0 && newestStartPs > node.nowPs() ? newest : null;
    }

    /** More work because of a frame that was joined to one that waits. */
    void receiveMore(long costPs) {
        work(costPs);
        receiveWorkPs += costPs;
    }

    /** Queues what a VM sends. */
    void send(Delivery delivery, long costPs) {
        work(costPs);
        sendWorkPs += costPs;
        sent.send(delivery, busyUntilPs);
    }

    /** When all work that it has so far will be done. */
    long doneAtPs() {
        return busyUntilPs;
    }

    /** Work of the sending side that no frame waits for. */
    void charge(long costPs) {
        work(costPs);
        sendWorkPs += costPs;
    }

    private void work(long costPs) {
        busyUntilPs = Math.max(busyUntilPs, node.nowPs()) + costPs;
    }

    /** Picoseconds of work done so far; what still waits is not in it. */
    public long busyPs() {
        long waitingPs = Math.max(0, busyUntilPs - node.nowPs());
        return Math.max(0, receiveWorkPs + sendWorkPs - waitingPs);
    }

    /** Work for frames from the adapter, in picoseconds, accepted so far. */
    public long receiveWorkPs() {
        return receiveWorkPs;
    }

    /** Work for what VMs send, in picoseconds, accepted so far. */
    public long sendWorkPs() {
        return sendWorkPs;
    }

    /** How often the adapter interrupted this core. */
    public long interrupts() {
        return interrupts;
    }
}
