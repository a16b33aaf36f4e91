package org.nvsim.run.tables;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nvsim.engine.EventListener;
import org.nvsim.fabric.Device;

/**
 * The tables inside all machines of a run at any moment that has passed. Told of every event, it
 * reads the tables of the machine concerned if they have changed.
 */
public final class TableHistory implements EventListener {
    private final List<DeviceTables> all = new ArrayList<>();
    private final Map<List<String>, List<String>> pool = new HashMap<>(); // looked up, never walked
    private final DeviceTables[] byNode;
    private final long budgetBytes;
    private long usedBytes;
    private long untilPs = Long.MAX_VALUE;

    /**
     * Begins with the tables as they are, before the run.
     *
     * @param devices in the order in which their tables are listed
     * @param nodes how many nodes the simulation has
     * @param budgetBytes about how much memory it may take
     */
    public TableHistory(Collection<Device> devices, int nodes, long budgetBytes) {
        this.byNode = new DeviceTables[nodes];
        this.budgetBytes = budgetBytes;
        for (Device device : devices) {
            DeviceTables tables = new DeviceTables(device, pool);
            all.add(tables);
            byNode[device.node().id()] = tables;
        }
        readAll(0);
    }

    @Override
    public void fired(long timePs, int node) {
        if (byNode[node] != null && hasRoom(timePs)) {
            usedBytes += byNode[node].look(timePs);
        }
    }

    /** Somebody outside of the simulation has changed tables at a moment. */
    public void readAll(long timePs) {
        for (DeviceTables tables : all) {
            if (hasRoom(timePs)) {
                usedBytes += tables.read(timePs);
            }
        }
    }

    private boolean hasRoom(long timePs) {
        if (usedBytes > budgetBytes) {
            untilPs = Math.min(untilPs, timePs);
        }
        return untilPs == Long.MAX_VALUE;
    }

    /** Moments before this one are kept; the largest long if all are. */
    public long untilPs() {
        return untilPs;
    }

    /**
     * A table as it was from a moment on.
     *
     * @param timePs picoseconds since the start
     */
    public record Version(long timePs, NodeTable table) {}

    /** All that the tables of a title were, machine by machine, each in order of time. */
    public List<Version> versions(String title) {
        List<Version> versions = new ArrayList<>();
        for (DeviceTables device : all) {
            device.addVersions(title, versions);
        }
        return List.copyOf(versions);
    }

    /** All tables as they were at a moment, which must be before {@link #untilPs}. */
    public List<NodeTable> at(long timePs) {
        List<NodeTable> tables = new ArrayList<>();
        for (DeviceTables device : all) {
            device.addTo(tables, timePs);
        }
        return List.copyOf(tables);
    }
}
