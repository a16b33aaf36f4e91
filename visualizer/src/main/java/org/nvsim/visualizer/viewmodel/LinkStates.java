package org.nvsim.visualizer.viewmodel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.nvsim.run.tables.NodeTables;
import org.nvsim.run.tables.TableHistory;
import org.nvsim.topology.Topology;

/** Which links were down, and when, as the machines at their ends had it. */
final class LinkStates {
    private final Map<Integer, TreeMap<Long, Boolean>> downs = new TreeMap<>(); // by link and time

    LinkStates(TableHistory history, Topology topology) {
        List<TableHistory.Version> versions = new ArrayList<>(history.versions(NodeTables.LINKS));
        versions.sort(Comparator.comparingLong(TableHistory.Version::timePs));
        for (TableHistory.Version version : versions) {
            int node = topology.find(version.table().node()).orElseThrow().id();
            for (List<String> row : version.table().rows()) {
                int link = topology.linkId(node, Integer.parseInt(row.get(0)));
                note(link, version.timePs(), row.get(2).equals(NodeTables.DOWN));
            }
        }
    }

    /** Both ends of a link say the same at the same moment; only what changes is kept. */
    private void note(int link, long timePs, boolean down) {
        TreeMap<Long, Boolean> times = downs.get(link);
        boolean before = times != null && times.floorEntry(timePs).getValue();
        if (down != before) {
            downs.computeIfAbsent(link, l -> new TreeMap<>(Map.of(0L, false))).put(timePs, down);
        }
    }

    boolean isDown(int link, long timePs) {
        TreeMap<Long, Boolean> times = downs.get(link);
        return times != null && times.floorEntry(timePs).getValue();
    }
}
