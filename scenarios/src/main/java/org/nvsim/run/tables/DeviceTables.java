package org.nvsim.run.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.nvsim.fabric.Device;
import org.nvsim.fabric.firewall.Firewall;
import org.nvsim.fabric.firewall.RuleSet;

/** The tables of one machine over time. */
final class DeviceTables {
    private final Device device;
    private final RuleSet rules; // null if it is no firewall
    private final HitLog hits = new HitLog();
    private final List<NodeTable> kinds; // without rows
    private final List<TableLog> logs = new ArrayList<>();
    private long changes;
    private long ruleChanges;
    private long decided;

    DeviceTables(Device device, Map<List<String>, List<String>> pool) {
        this.device = device;
        this.rules = device instanceof Firewall firewall ? firewall.rules() : null;
        List<NodeTable> without = new ArrayList<>();
        for (NodeTable table : NodeTables.of(device)) {
            without.add(table.withRows(List.of()));
            logs.add(new TableLog(pool));
        }
        this.kinds = List.copyOf(without);
    }

    /** Reads what has changed, if anything has. Returns about how many bytes that took. */
    long look(long timePs) {
        long bytes = 0;
        if (device.tableChanges() != changes) {
            bytes += read(timePs);
        }
        if (rules != null && rules.decided() != decided) {
            decided = rules.decided();
            bytes += hits.note(timePs, rules);
        }
        return bytes;
    }

    /** Reads everything. */
    long read(long timePs) {
        long bytes = 0;
        changes = device.tableChanges();
        List<NodeTable> now = NodeTables.of(device);
        for (int i = 0; i < logs.size(); i++) {
            bytes += logs.get(i).add(timePs, now.get(i).rows());
        }
        if (rules != null && rules.changes() != ruleChanges) {
            ruleChanges = rules.changes();
            decided = rules.decided();
            hits.begin(timePs, rules);
        }
        return bytes;
    }

    void addTo(List<NodeTable> all, long timePs) {
        for (int i = 0; i < logs.size(); i++) {
            NodeTable kind = kinds.get(i);
            List<List<String>> rows = logs.get(i).at(timePs);
            boolean counted = rules != null && kind.title().equals(NodeTables.RULES);
            all.add(kind.withRows(counted ? withHits(rows, timePs) : rows));
        }
    }

    void addVersions(String title, List<TableHistory.Version> all) {
        for (int i = 0; i < logs.size(); i++) {
            NodeTable kind = kinds.get(i);
            if (kind.title().equals(title)) {
                for (long timePs : logs.get(i).moments()) {
                    NodeTable then = kind.withRows(logs.get(i).at(timePs));
                    all.add(new TableHistory.Version(timePs, then));
                }
            }
        }
    }

    private List<List<String>> withHits(List<List<String>> rows, long timePs) {
        List<List<String>> counted = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            List<String> row = new ArrayList<>(rows.get(i));
            row.set(NodeTables.HITS, String.valueOf(hits.count(timePs, i)));
            counted.add(List.copyOf(row));
        }
        return counted;
    }
}
