package org.nvsim.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.nvsim.run.isolation.Machine;

/**
 * Machines that share a row and a column.
 *
 * @param members indices of machines
 */
public record MatrixGroup(String name, List<Integer> members) {

    /** One for each machine, or if those are more than {@code limit}, subnet, or else tenant. */
    public static List<MatrixGroup> fitting(List<Machine> machines, int limit) {
        if (machines.size() <= limit) {
            return by(machines, machine -> machine.group() + " " + machine.name());
        }
        List<MatrixGroup> bySubnet = by(machines, Machine::group);
        return bySubnet.size() <= limit
                ? bySubnet
                : by(machines, machine -> machine.tenant().map(t -> t.name()).orElse("servers"));
    }

    private static List<MatrixGroup> by(List<Machine> machines, Function<Machine, String> name) {
        Map<String, List<Integer>> groups = new LinkedHashMap<>();
        for (int i = 0; i < machines.size(); i++) {
            groups.computeIfAbsent(name.apply(machines.get(i)), n -> new ArrayList<>()).add(i);
        }
        return groups.entrySet().stream()
                .map(group -> new MatrixGroup(group.getKey(), group.getValue()))
                .toList();
    }
}
