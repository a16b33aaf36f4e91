package org.nvsim.scenario.spec;

import java.util.Set;
import org.nvsim.feature.Word;

/** What a sweep measures of a run as a whole. */
public enum RunMetric implements Word {
    PROVIDER_ADDRESSES("provider-addresses", "addresses", "provider addresses in use at the end"),
    LOOKUP_RECORDS("lookup-records", "records", "lookup records in all hosts at the end"),
    TOTAL_GOODPUT(
            "total-goodput",
            "bits_per_second",
            "payload delivered by all flows together, over the time that is measured"),
    BUSIEST_CORE(
            "busiest-core",
            "percent",
            "share of the time that the busiest core of all hosts worked"),
    BUSIEST_LINK(
            "busiest-link",
            "percent",
            "share of the time in which bits passed, of the busiest direction of all links"),
    OVERHEAD("overhead", "percent", "bytes the mechanism added to frames, over the whole run"),
    EVENTS("events", "events", "events of the simulation, over the whole run");

    private final String word;
    private final String unit;
    private final String doc;

    RunMetric(String word, String unit, String doc) {
        this.word = word;
        this.unit = unit;
        this.doc = doc;
    }

    @Override
    public String word() {
        return word;
    }

    @Override
    public String doc() {
        return doc;
    }

    /** Names of those that no part of a run has a figure of its own of. */
    static Set<String> ofWholeRun() {
        return Set.of(PROVIDER_ADDRESSES.word, LOOKUP_RECORDS.word, OVERHEAD.word, EVENTS.word);
    }

    public Metric metric() {
        return new Metric(word, unit);
    }
}
