package org.nvsim.run.measure;

import java.util.concurrent.atomic.AtomicLong;
import org.nvsim.fabric.Device;
import org.nvsim.fabric.Port;
import org.nvsim.packet.DropReason;
import org.nvsim.packet.FrameHolder;
import org.nvsim.packet.FrameLedger;
import org.nvsim.run.build.Fabric;
import org.nvsim.scenario.spec.Scenario;

/**
 * All frames of a run: how many were born, how many ended in which way, and how many are still on
 * their way. The last is counted where frames are, not computed, so that the account can fail.
 */
public record FrameAccount(
        long sent, long copied, long delivered, long consumed, long[] dropped, long inFlight) {

    /**
     * The account as it stands.
     *
     * @param others what holds frames besides devices and channels
     */
    public static FrameAccount of(Fabric fabric, FrameHolder others) {
        long sent = 0;
        long copied = 0;
        long delivered = 0;
        long consumed = 0;
        long[] dropped = new long[DropReason.count()];
        for (FrameLedger ledger : fabric.ledgers()) {
            sent += ledger.sent();
            copied += ledger.copied();
            delivered += ledger.delivered();
            consumed += ledger.consumed();
            for (int i = 0; i < dropped.length; i++) {
                dropped[i] += ledger.dropped(DropReason.of(i));
            }
        }
        return new FrameAccount(
                sent, copied, delivered, consumed, dropped, inFlight(fabric, others));
    }

    private static long inFlight(Fabric fabric, FrameHolder others) {
        AtomicLong count = new AtomicLong(others.heldFrames());
        fabric.simulation()
                .forEachPending(
                        item -> {
                            if (item instanceof FrameHolder holder) {
                                count.addAndGet(holder.heldFrames());
                            }
                        });
        for (Device device : fabric.devices().values()) {
            count.addAndGet(device.heldFrames());
            for (Port port : device.ports()) {
                count.addAndGet(port.heldFrames());
            }
        }
        return count.get();
    }

    long droppedInAll() {
        long all = 0;
        for (long n : dropped) {
            all += n;
        }
        return all;
    }

    /**
     * Fails loudly if a frame was lost or used twice.
     *
     * @throws IllegalStateException saying what is missing, with what reproduces it
     */
    public void requireBalanced(Scenario scenario) {
        long missing = sent + copied - delivered - consumed - droppedInAll() - inFlight;
        if (missing != 0) {
            throw new IllegalStateException(
                    "scenario "
                            + scenario.name()
                            + ", seed "
                            + scenario.seed()
                            + ": "
                            + (missing > 0
                                    ? missing + " frames vanished"
                                    : -missing + " frames ended twice")
                            + ": sent "
                            + sent
                            + " + copied "
                            + copied
                            + " is not delivered "
                            + delivered
                            + " + consumed "
                            + consumed
                            + " + dropped "
                            + droppedInAll()
                            + " + in flight "
                            + inFlight);
        }
    }
}
