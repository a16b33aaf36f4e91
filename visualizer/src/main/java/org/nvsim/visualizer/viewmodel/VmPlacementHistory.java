package org.nvsim.visualizer.viewmodel;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.nvsim.run.tables.NodeTables;
import org.nvsim.run.tables.TableHistory;
import org.nvsim.scenario.spec.TimelineAction;
import org.nvsim.scenario.spec.VmMigration;
import org.nvsim.scenario.spec.VmSpec;

/**
 * Which host each VM was plugged into, and when, as the virtual switches of the run had it. A VM
 * that moves is on its old host until the new one has it.
 */
final class VmPlacementHistory {
    private final Map<String, List<Stay>> stays = new TreeMap<>(); // by VM, in order of time
    private final List<VmMigration> moves;
    private final long[] arrivals;

    /** Where a VM was plugged in, from a moment (inclusive) to another (exclusive). */
    private record Stay(String host, long fromPs, long untilPs) {}

    /**
     * @param vms with the host each begins on
     * @param timeline of the scenario
     */
    VmPlacementHistory(
            TableHistory history, Collection<VmSpec> vms, List<TimelineAction> timeline) {
        List<TableHistory.Version> versions =
                new ArrayList<>(history.versions(NodeTables.VIRTUAL_SWITCH));
        versions.sort(Comparator.comparingLong(TableHistory.Version::timePs));
        Map<String, Set<String>> plugged = new HashMap<>(); // by host; looked up, never walked
        for (TableHistory.Version version : versions) {
            String host = version.table().node();
            Set<String> now = new HashSet<>();
            version.table().rows().forEach(row -> now.add(row.get(0)));
            Set<String> before = plugged.getOrDefault(host, Set.of());
            before.stream().filter(vm -> !now.contains(vm)).forEach(vm -> end(vm, version));
            now.stream().filter(vm -> !before.contains(vm)).forEach(vm -> begin(vm, version));
            plugged.put(host, now);
        }
        for (VmSpec vm : vms) {
            stays.computeIfAbsent(
                    vm.name(),
                    name -> new ArrayList<>(List.of(new Stay(vm.host(), 0, Long.MAX_VALUE))));
        }
        moves = timeline.stream().flatMap(action -> action.migration().stream()).toList();
        arrivals =
                stays.values().stream()
                        .flatMap(List::stream)
                        .mapToLong(Stay::fromPs)
                        .filter(fromPs -> fromPs > 0)
                        .sorted()
                        .distinct()
                        .toArray();
    }

    private void begin(String vm, TableHistory.Version version) {
        stays.computeIfAbsent(vm, name -> new ArrayList<>())
                .add(new Stay(version.table().node(), version.timePs(), Long.MAX_VALUE));
    }

    private void end(String vm, TableHistory.Version version) {
        List<Stay> all = stays.get(vm);
        Stay last = all.get(all.size() - 1);
        all.set(all.size() - 1, new Stay(last.host, last.fromPs, version.timePs()));
    }

    /** How many times VMs have arrived at hosts until a moment: as long as it stays, all stay. */
    int arrivals(long timePs) {
        int count = 0;
        while (count < arrivals.length && arrivals[count] <= timePs) {
            count++;
        }
        return count;
    }

    /** The host of each VM at a moment; of one that is plugged in nowhere, the last it had. */
    Map<String, String> hosts(long timePs) {
        Map<String, String> hosts = new TreeMap<>();
        stays.forEach((vm, all) -> hosts.put(vm, all.get(at(all, timePs)).host));
        return hosts;
    }

    /** Whether a VM stands still at a moment, and why; empty if it runs. */
    Optional<VmPause> pause(String vm, long timePs) {
        List<Stay> all = stays.get(vm);
        if (all == null) {
            return Optional.empty();
        }
        int at = at(all, timePs);
        Stay stay = all.get(at);
        if (timePs < stay.untilPs) {
            return Optional.empty();
        }
        Optional<String> next =
                at + 1 < all.size()
                        ? Optional.of(all.get(at + 1).host)
                        : destination(vm, stay, timePs);
        return Optional.of(new VmPause(next.filter(host -> !host.equals(stay.host))));
    }

    /** Where a VM that arrives nowhere was to go. */
    private Optional<String> destination(String vm, Stay stay, long timePs) {
        return moves.stream()
                .filter(move -> move.vm().equals(vm) && move.atPs() >= stay.untilPs)
                .filter(move -> move.atPs() <= timePs)
                .map(VmMigration::toHost)
                .findFirst();
    }

    private static int at(List<Stay> all, long timePs) {
        int at = all.size() - 1;
        while (at > 0 && all.get(at).fromPs > timePs) {
            at--;
        }
        return at;
    }
}
