package org.nvsim.run.sweep;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One run of a sweep.
 *
 * @param point number of the point, from 0
 * @param values what stands at which paths of the file at this point, as YAML on one line
 * @param variant the variant of {@code compare:}, or the file as it stands
 * @param variantIndex where the variant comes among all, 0 if there are none
 * @param replication from 1
 * @param seed of the run, the same for a replication at all points and variants
 */
public record PlannedRun(
        int point,
        Map<String, String> values,
        Optional<String> variant,
        int variantIndex,
        int replication,
        long seed) {
    public PlannedRun {
        Objects.requireNonNull(values, "values");
        Objects.requireNonNull(variant, "variant");
    }
}
