package org.nvsim.control;

import java.util.Objects;
import org.nvsim.engine.Channel;
import org.nvsim.engine.Simulation;
import org.nvsim.host.Host;
import org.nvsim.host.VirtualMachine;
import org.nvsim.limits.Limits;

/**
 * One move of a VM: it leaves its host, and arrives at another after its downtime with its
 * addresses, its virtual subnet and everything its guest knows. Nothing else moves.
 */
public final class Migration {
    /** Places of arriving VMs among a host's channels: after ports, deliveries and the manager. */
    private static final int FIRST_ORDER = 1 << 21;

    private final VirtualMachine vm;
    private final Host from;
    private final HostLife life;
    private final long downtimePs;
    private final Channel<ParkedVm> road;

    /**
     * Plans a move; call before the simulation starts.
     *
     * @param number of this migration in the run, from 0
     * @param downtimePs how long the VM neither sends nor receives, in picoseconds, within {@link
     *     Limits#DELAY}
     */
    public Migration(
            Simulation simulation,
            int number,
            VirtualMachine vm,
            Host from,
            HostLife source,
            Host to,
            HostLife target,
            long downtimePs) {
        this.vm = Objects.requireNonNull(vm);
        this.from = Objects.requireNonNull(from);
        this.life = Objects.requireNonNull(source);
        this.downtimePs = Limits.DELAY.require(downtimePs, "downtime in ps");
        this.road =
                simulation.connect(
                        from.node(), to.node(), FIRST_ORDER + number, downtimePs, target::put);
    }

    /** The VM leaves at this time, in picoseconds since the start. */
    public void armAt(long timePs) {
        from.node().newTimer(this::leave).armAt(timePs);
    }

    private void leave() {
        road.send(life.take(vm), from.node().nowPs() + downtimePs);
    }
}
