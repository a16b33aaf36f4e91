package org.nvsim.scenario.spec;

import java.util.Objects;
import java.util.Optional;
import org.nvsim.fabric.LinkFaults;
import org.nvsim.scenario.problem.SourceMark;

/**
 * A link that is not perfect.
 *
 * @param a one end
 * @param b the other
 * @param flap when it goes down again and again
 */
public record FaultSpec(
        SourceMark mark, String a, String b, LinkFaults faults, Optional<Flap> flap) {
    public FaultSpec {
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
