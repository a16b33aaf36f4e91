package org.nvsim.scenario.yaml;

import java.util.List;
import java.util.Objects;
import org.nvsim.scenario.problem.SourceMark;

/** A list in file order. */
public record LocatedList(SourceMark mark, List<Located> items) implements Located {
    public LocatedList {
        Objects.requireNonNull(mark, "mark");
        items = List.copyOf(items);
    }

    @Override
    public String kind() {
        return "a list";
    }
}
