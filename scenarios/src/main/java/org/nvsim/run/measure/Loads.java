package org.nvsim.run.measure;

import java.util.ArrayList;
import java.util.List;
import org.nvsim.fabric.Device;
import org.nvsim.fabric.Port;
import org.nvsim.host.Core;
import org.nvsim.host.Host;
import org.nvsim.packet.DropReason;
import org.nvsim.packet.FrameLedger;
import org.nvsim.run.build.BuiltSimulation;

/**
 * How long links and cores had worked at a moment, and what each node had dropped.
 *
 * @param linkBusyPs by direction, in the order of {@link #links}
 * @param coreBusyPs by core of all hosts
 * @param dropped by node, then by ordinal of the reason
 */
public record Loads(long[] linkBusyPs, long[] coreBusyPs, long[][] dropped) {

    static Loads of(BuiltSimulation simulated) {
        List<FrameLedger> ledgers = simulated.fabric().ledgers();
        long[][] dropped = new long[simulated.fabric().devices().size()][DropReason.count()];
        for (int node = 0; node < dropped.length; node++) {
            for (int i = 0; i < dropped[node].length; i++) {
                dropped[node][i] = ledgers.get(node).dropped(DropReason.of(i));
            }
        }
        return new Loads(
                links(simulated).stream().mapToLong(Port::busyPs).toArray(),
                simulated.fabric().all(Host.class).stream()
                        .flatMap(host -> host.cores().stream())
                        .mapToLong(Core::busyPs)
                        .toArray(),
                dropped);
    }

    /** The sending ends of all links, each a direction of one. */
    static List<Port> links(BuiltSimulation simulated) {
        List<Port> ports = new ArrayList<>();
        for (Device device : simulated.fabric().devices().values()) {
            for (Port port : device.ports()) {
                if (port.peer() != null) {
                    ports.add(port);
                }
            }
        }
        return ports;
    }

    /** What came since {@code earlier}. */
    Loads since(Loads earlier) {
        long[][] drops = new long[dropped.length][];
        for (int node = 0; node < drops.length; node++) {
            drops[node] = minus(dropped[node], earlier.dropped[node]);
        }
        return new Loads(
                minus(linkBusyPs, earlier.linkBusyPs),
                minus(coreBusyPs, earlier.coreBusyPs),
                drops);
    }

    private static long[] minus(long[] now, long[] then) {
        long[] since = now.clone();
        for (int i = 0; i < since.length; i++) {
            since[i] -= then[i];
        }
        return since;
    }
}
