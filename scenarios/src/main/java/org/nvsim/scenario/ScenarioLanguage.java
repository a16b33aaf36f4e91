package org.nvsim.scenario;

import org.nvsim.scenario.document.JsonSchema;
import org.nvsim.scenario.document.Reference;

/** The scenario language as documents, made from the description the loader uses. */
public final class ScenarioLanguage {
    private static final String INTRODUCTION =
            """
            # Scenario reference

            Every section, key and word of a scenario file, version 1 of the language. This page is
            generated from the description that the loader itself uses.

            - Every quantity carries its unit: `10Gbps`, `1us`, `512KiB`. A bare number where a unit
              is needed is an error. Rates: bps, kbps, Mbps, Gbps. Sizes: B, kB, KiB, MB, MiB, GB,
              GiB, TB, TiB. Durations: ps, ns, us, ms, s, min, h.
            - A name starts with a letter; letters, digits, `-` and `_` follow, 63 at most.
            - `--set path=value`, `compare:` and `when:` name a place of the file by a path: keys
              joined by dots, list entries by index or by their own name, as in
              `network.links[0].rate` or `traffic.video.size`.
            - YAML's anchors, aliases, tags and merge keys are not part of the language. A file has at
              most 1 MiB and 32 levels.
            """;

    private ScenarioLanguage() {}

    /** A JSON Schema (draft-07) with which editors complete and check scenario files. */
    public static String jsonSchema() {
        return JsonSchema.of(ScenarioKeys.SCENARIO);
    }

    /** The reference as Markdown. */
    public static String reference() {
        return Reference.of(ScenarioKeys.SCENARIO, INTRODUCTION);
    }
}
