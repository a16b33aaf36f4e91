package org.nvsim.run.measure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nvsim.control.Manager;
import org.nvsim.fabric.Device;
import org.nvsim.host.Host;
import org.nvsim.packet.DropReason;
import org.nvsim.run.build.BuiltSimulation;
import org.nvsim.run.build.ControlPlane;
import org.nvsim.run.result.RunResult;

/** Reads what the control plane of a run did. */
public final class ControlMeasurement {
    private static final long PS_PER_NS = 1000;

    /**
     * What happens to frames at the place where a VM was (no port there any more, or a port of
     * another subnet) and at the place where it is and policy does not know (its sender is not
     * believed).
     */
    private static final List<DropReason> STALE =
            List.of(
                    DropReason.NO_LOCAL_PORT,
                    DropReason.VSID_MISMATCH,
                    DropReason.SOURCE_MISMATCH,
                    DropReason.NO_PROVIDER_ADDRESS);

    private ControlMeasurement() {}

    static RunResult.Control of(BuiltSimulation simulated) {
        ControlPlane control = simulated.control();
        Optional<Manager> manager = control.manager();
        return new RunResult.Control(
                simulated.scenario().policy().management().word(),
                manager.map(m -> m.counts().pushes()).orElse(0L),
                manager.map(m -> m.counts().recordsPushed()).orElse(0L),
                manager.map(m -> m.counts().refused()).orElse(0L),
                manager.map(Manager::disagreements).orElse(0),
                manager.map(Manager::openDisagreements).orElse(0),
                manager.map(Manager::disagreementPs).orElse(0L) / PS_PER_NS,
                manager.map(Manager::longestDisagreementPs).orElse(0L) / PS_PER_NS,
                manager.map(m -> m.counts().redirects()).orElse(0L),
                manager.map(m -> m.counts().mismatches()).orElse(0L),
                migrations(simulated),
                staleFrames(simulated),
                control.scripts().refusals());
    }

    private static long migrations(BuiltSimulation simulated) {
        long nowPs = simulated.fabric().simulation().nowPs();
        return simulated.scenario().timeline().stream()
                .filter(action -> action.migration().isPresent())
                .filter(action -> action.atPs() <= nowPs)
                .count();
    }

    private static Map<String, Long> staleFrames(BuiltSimulation simulated) {
        Map<String, Long> frames = new LinkedHashMap<>();
        int index = 0;
        for (Device device : simulated.fabric().devices().values()) {
            if (device instanceof Host) {
                for (DropReason reason : STALE) {
                    long dropped = simulated.fabric().ledgers().get(index).dropped(reason);
                    if (dropped > 0) {
                        frames.merge(reason.word(), dropped, Long::sum);
                    }
                }
            }
            index++;
        }
        return frames;
    }
}
