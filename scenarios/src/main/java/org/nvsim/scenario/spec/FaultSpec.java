package org.nvsim.scenario.spec;

import java.util.Objects;
import java.util.Optional;
import org.nvsim.fabric.LinkFaults;
import org.nvsim.scenario.problem.SourceMark;

/**
 * Links that are not perfect, each by itself.
 *
 * @param links which; of several faults that mean one link, the last is what is wrong with it
 * @param flap when they go down again and again
 */
public record FaultSpec(
        SourceMark mark, LinkPattern links, LinkFaults faults, Optional<Flap> flap) {
    public FaultSpec {
        Objects.requireNonNull(links, "links");
        Objects.requireNonNull(mark, "mark");
        Objects.requireNonNull(faults, "faults");
        Objects.requireNonNull(flap, "flap");
    }

    /**
     * A link that goes down at {@code startPs} and every {@code everyPs} after, for {@code downPs}
     * each time.
     */
    public record Flap(long startPs, long everyPs, long downPs) {}
}
