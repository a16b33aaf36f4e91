package org.nvsim.control.powershell;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A table of a copied host that notes every change, to be made on the host itself.
 *
 * @param <T> a row
 */
record NotedTable<T>(
        PolicyTable<T> copy,
        Function<HostAdministration, PolicyTable<T>> table,
        Consumer<Function<HostAdministration, List<String>>> notes)
        implements PolicyTable<T> {
    @Override
    public List<T> list() {
        return copy.list();
    }

    @Override
    public List<String> add(T row) {
        List<String> problems = copy.add(row);
        if (problems.isEmpty()) {
            notes.accept(host -> table.apply(host).add(row));
        }
        return problems;
    }

    @Override
    public List<String> replace(T old, T row) {
        List<String> problems = copy.replace(old, row);
        if (problems.isEmpty()) {
            notes.accept(host -> table.apply(host).replace(old, row));
        }
        return problems;
    }

    @Override
    public void remove(T row) {
        copy.remove(row);
        notes.accept(
                host -> {
                    table.apply(host).remove(row);
                    return List.of();
                });
    }
}
