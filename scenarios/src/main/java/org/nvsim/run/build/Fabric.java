package org.nvsim.run.build;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nvsim.engine.Simulation;
import org.nvsim.fabric.Device;
import org.nvsim.packet.FrameLedger;
import org.nvsim.topology.Topology;

/**
 * The devices of a run, as built: one for each node of the topology, by name and in its order.
 *
 * @param ledgers one for each device, in the same order
 */
public record Fabric(
        Simulation simulation,
        Topology topology,
        Map<String, Device> devices,
        List<FrameLedger> ledgers) {

    public Fabric {
        devices = new LinkedHashMap<>(devices);
        ledgers = List.copyOf(ledgers);
    }

    /** The device of this name as what it is known to be. */
    <T extends Device> T device(String name, Class<T> type) {
        return type.cast(devices.get(name));
    }

    /** All devices of a type, in topology order. */
    public <T extends Device> List<T> all(Class<T> type) {
        return devices.values().stream().filter(type::isInstance).map(type::cast).toList();
    }
}
