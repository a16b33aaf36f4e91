package org.nvsim.fabric;

import org.nvsim.topology.LinkAttributes;

/**
 * When the bits of frames pass on one direction of a link that sends them one after the other.
 *
 * <p>Exact: while bytes follow each other without a pause, the last bit of the n-th is sent n times
 * 8 * 10^12 / rate picoseconds after the first began, rounded down to whole picoseconds. What is
 * rounded off is carried to the next frame, so nothing drifts, however long the link is busy.
 */
public class Transmitter {
    /** A frame of fewer bytes has a product with picoseconds and bits that fits a long. */
    private static final int LIMIT_BYTES = 1 << 19;

    long busyUntilPs;
    long psPerByte; // 0 if a byte does not take a whole number of picoseconds
    private long rate;
    private long carried; // of a picosecond beyond busyUntilPs, in parts of 1/rate
    private long occupiedPs;
    private long pausePs; // after what is booked, before what comes
    private long gapBeginPs; // the last time in which no bits pass, before bits that are booked
    private long gapEndPs;
    private long earlierGapBeginPs; // the one before it: no more than two are ahead at a time
    private long earlierGapEndPs;

    /** The rate is told later. */
    Transmitter() {}

    /** A transmitter of such a rate, in bits per second; idle. */
    public Transmitter(long rateBitsPerSecond) {
        sendAt(rateBitsPerSecond);
    }

    final void sendAt(long rateBitsPerSecond) {
        rate = rateBitsPerSecond;
        psPerByte =
                LinkAttributes.BYTE_PS % rateBitsPerSecond == 0
                        ? LinkAttributes.BYTE_PS / rateBitsPerSecond
                        : 0;
    }

    /** When a frame begins to be sent that is ready now. */
    public final long startPs(long nowPs) {
        return Math.max(nowPs, busyUntilPs + pausePs);
    }

    /**
     * Sends {@code bytes} from {@link #startPs} on.
     *
     * @return when the last bit has been sent
     */
    public final long occupy(long startPs, long bytes) {
        long endPs = psPerByte != 0 ? startPs + bytes * psPerByte : inexact(startPs, bytes);
        occupiedPs += endPs - startPs;
        if (startPs > busyUntilPs) {
            earlierGapBeginPs = gapBeginPs;
            earlierGapEndPs = gapEndPs;
            gapBeginPs = busyUntilPs;
            gapEndPs = startPs;
            pausePs = 0;
        }
        busyUntilPs = endPs;
        return endPs;
    }

    private long inexact(long startPs, long bytes) {
        long parts = startPs == busyUntilPs ? carried : 0;
        long endPs = startPs;
        for (long left = bytes; left > 0; left -= LIMIT_BYTES) {
            parts += Math.min(left, LIMIT_BYTES) * LinkAttributes.BYTE_PS;
            endPs += parts / rate;
            parts %= rate;
        }
        carried = parts;
        return endPs;
    }

    /** Stands still for so long after what is booked, unless it is going to stand still anyway. */
    final void pause(long nowPs, long lengthPs) {
        if (gapEndPs <= nowPs) {
            pausePs = lengthPs;
        }
    }

    /** Time until {@code nowPs} in which bits were sent; never more than passed. */
    final long clockedPs(long nowPs) {
        return occupiedPs - pendingPs(nowPs);
    }

    /**
     * Time that bits will take which are booked and not sent yet. No more than two pauses are
     * ahead: a standstill, begun only when none is, and one in which the sender gets ready; and
     * when that is over, so is the standstill before it.
     */
    final long pendingPs(long nowPs) {
        if (gapEndPs <= nowPs) {
            return Math.max(0, busyUntilPs - nowPs);
        }
        long afterPs = busyUntilPs - gapEndPs;
        if (earlierGapEndPs <= nowPs) {
            return afterPs + Math.max(0, gapBeginPs - nowPs);
        }
        return afterPs + gapBeginPs - earlierGapEndPs + Math.max(0, earlierGapBeginPs - nowPs);
    }
}
