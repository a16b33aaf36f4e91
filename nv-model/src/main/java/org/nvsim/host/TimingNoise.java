package org.nvsim.host;

import org.nvsim.engine.random.RandomStream;
import org.nvsim.engine.random.RandomStreams;
import org.nvsim.fabric.Port;
import org.nvsim.limits.Limits;

/**
 * How unpunctual the sending side of a machine is. Without it two senders whose packets meet at a
 * full buffer meet there in the same order for ever, and one of them loses all the time (phase
 * effects; Floyd and Jacobson, On Traffic Phase Effects in Packet-Switched Gateways, 1992, who add
 * a uniformly distributed time at the sources, too). Two things happen to the machine:
 *
 * <ul>
 *   <li>Given something to send when it has nothing to do, it takes a while to begin, uniformly
 *       distributed from nothing to the most there is; what it is given meanwhile waits for the
 *       same moment, so nothing overtakes.
 *   <li>Its clock interrupts it, and a transmitter that is busy stands still for as long. So two
 *       lines of one rate do not keep step for ever either, as no two real ones do.
 * </ul>
 */
public final class TimingNoise {
    /**
     * The most that it takes unless told otherwise, in picoseconds. Chosen by the project; decision
     * 0035 names the measurements and trials it leans on.
     */
    public static final long STANDARD_PS = 5_000_000L;

    /** From one clock interrupt to the next: 64 a second, what Windows has by default. */
    private static final long TICK_PS = 15_625_000_000L;

    private static final String PURPOSE = "timing noise";

    private final RandomStream stream; // null: the machine is punctual
    private final long mostPs;
    private long begunPs;
    private long tickPs;

    /**
     * @param streams of the run
     * @param node name of the machine
     * @param mostPs longest time it takes to begin, in picoseconds, within {@link Limits#WAIT}; 0
     *     for a punctual machine
     */
    public TimingNoise(RandomStreams streams, String node, long mostPs) {
        this.mostPs = Limits.WAIT.require(mostPs, "noise in ps");
        if (mostPs == 0) {
            stream = null;
            begunPs = Long.MAX_VALUE; // it is always ready
        } else {
            stream = streams.named(node, PURPOSE);
            begunPs = -1;
            tickPs = stream.nextLong(TICK_PS); // clocks of different machines are out of step
        }
    }

    /** The machine is given something to send through {@code port} now. */
    void disturb(Port port, long nowPs) {
        if (nowPs <= begunPs) {
            return; // it has not begun yet, or always has
        }
        begunPs = nowPs + drawPs();
        port.notBefore(begunPs);
        if (nowPs >= tickPs) {
            port.pause(drawPs());
            tickPs += TICK_PS * ((nowPs - tickPs) / TICK_PS + 1);
        }
    }

    private long drawPs() {
        return stream.nextLong(mostPs + 1);
    }
}
