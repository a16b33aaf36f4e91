package org.nvsim.run.isolation;

import java.util.List;
import org.nvsim.guest.EchoListener;
import org.nvsim.guest.GuestStack;
import org.nvsim.guest.GuestTimer;
import org.nvsim.guest.IcmpReport;

/** The application that asks, from one machine, every other one once. */
final class Prober implements EchoListener {
    private final Evidence evidence;
    private final int self;
    private final List<Machine> machines;
    private final GuestStack stack;
    private final long everyPs;
    private final int identifier;
    private final GuestTimer next;
    private int asked;

    /**
     * @param self index of the machine it runs on
     * @param everyPs time between two requests
     */
    Prober(Evidence evidence, List<Machine> machines, int self, GuestStack stack, long everyPs) {
        this.evidence = evidence;
        this.machines = machines;
        this.self = self;
        this.stack = stack;
        this.everyPs = everyPs;
        this.identifier = stack.icmp().open(this);
        this.next = stack.clock().newTimer(this::ask);
        stack.icmp().watchRequests(this::heard);
    }

    void start(long startPs) {
        next.armAt(startPs);
    }

    /** Asks its neighbours in the list first, so that not all ask one machine at one time. */
    private void ask() {
        asked++;
        int target = (self + asked) % machines.size();
        if (evidence.isWanted(self, target)) {
            stack.icmp()
                    .sendRequest(
                            machines.get(target).address(),
                            identifier,
                            target,
                            0,
                            false,
                            self,
                            target + 1L);
        }
        if (asked < machines.size() - 1) {
            next.armAfter(everyPs);
        }
    }

    /** A request reached this machine: its tag says who sent it, and whom it was meant for. */
    private void heard(int from, long number) {
        if (number == self + 1L) {
            evidence.heard(from, self);
        }
    }

    @Override
    public void replied(int from, int sequence, int payloadBytes) {
        evidence.answered(self, sequence);
    }

    @Override
    public void failed(int sequence, IcmpReport error) {
        // Not reached, like those of whom nothing is heard.
    }
}
