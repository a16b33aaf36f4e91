package org.nvsim.scenario;

import java.util.List;
import java.util.Locale;
import org.nvsim.limits.InputLimits;
import org.nvsim.scenario.document.JsonSchema;
import org.nvsim.scenario.document.Reference;
import org.nvsim.virt.overlay.Overlay;

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
            - YAML's anchors, aliases, tags and merge keys are not part of the language.

            How much there may be of what is read, and of the work it asks for (chosen, so that
            reading takes seconds and a few hundred MiB); more is an error at its place:

            | limit | at most |
            |---|---|
            """
                    + row(
                            "bytes of a scenario, and of each file that it names",
                            InputLimits.FILE_BYTES)
                    + row("levels of maps and lists in each other", InputLimits.FILE_DEPTH)
                    + row("files that are included, at any depth", InputLimits.INCLUDED_FILES)
                    + row("characters of them together", InputLimits.INCLUDED_TEXT)
                    + row("nodes of a graph file", InputLimits.GRAPH_NODES)
                    + row("edges of a graph file", InputLimits.GRAPH_EDGES)
                    + row("VMs that rules make", InputLimits.GENERATED_VMS)
                    + row("points of a sweep", InputLimits.SWEEP_POINTS)
                    + row("replications of a point", InputLimits.REPLICATIONS)
                    + row("points times replications", InputLimits.SWEEP_RUNS)
                    + row(
                            "brackets and blocks of a script in each other",
                            InputLimits.SCRIPT_NESTING)
                    + row("depth of an expression of a script", InputLimits.EXPRESSION_DEPTH)
                    + row("steps that a script takes", InputLimits.SCRIPT_STEPS)
                    + row("characters that a script writes", InputLimits.SCRIPT_OUTPUT)
                    + row("calls of a script in each other", InputLimits.SCRIPT_CALLS)
                    + row("elements or characters of a script's value", InputLimits.VALUE_SIZE)
                    + row("lists of a script in each other", InputLimits.VALUE_DEPTH)
                    + row("characters of a script's regular expression", InputLimits.PATTERN_LENGTH)
                    + row(
                            "events of a run of a file handed in for a lesson",
                            InputLimits.GRADED_EVENTS)
                    + row(
                            "expected events of a run, above which `run` says that it will not end"
                                    + " soon",
                            InputLimits.FORECAST_EVENTS);

    private ScenarioLanguage() {}

    private static String row(String what, long most) {
        return "| "
                + what
                + " | "
                + String.format(Locale.ROOT, "%,d", most).replace(',', ' ')
                + " |\n";
    }

    /** The words of {@code mechanism}, in order. */
    public static List<String> mechanisms() {
        return Overlay.registry().all().stream().map(Overlay::word).toList();
    }

    /** A JSON Schema (draft-07) with which editors complete and check scenario files. */
    public static String jsonSchema() {
        return JsonSchema.of(ScenarioKeys.SCENARIO);
    }

    /** The reference as Markdown. */
    public static String reference() {
        return Reference.of(ScenarioKeys.SCENARIO, INTRODUCTION);
    }
}
