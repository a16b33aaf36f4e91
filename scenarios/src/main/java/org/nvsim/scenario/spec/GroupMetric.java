package org.nvsim.scenario.spec;

import org.nvsim.feature.Word;

/**
 * What is told of several flows besides their figures together: how they differ. The flows are
 * those of a matrix, or all of the scenario, which go by the name {@link #ALL}.
 */
public enum GroupMetric implements Word {
    JAIN("jain", "index", "Jain's fairness index of the goodputs of the flows, from 1/n to 1"),
    GOODPUT_MIN("goodput-min", "bits_per_second", "goodput of the least flow"),
    GOODPUT_P05("goodput-p05", "bits_per_second", "goodput that 5 % of the flows do not exceed"),
    GOODPUT_P50("goodput-p50", "bits_per_second", "goodput of the median flow"),
    GOODPUT_P95("goodput-p95", "bits_per_second", "goodput that 95 % of the flows do not exceed"),
    GOODPUT_MAX("goodput-max", "bits_per_second", "goodput of the greatest flow"),
    LOSERS("losers", "flows", "flows that lost packets"),
    SILENT("silent", "flows", "flows that sent packets, of which none was delivered");

    /** In place of a matrix: all flows of the scenario. */
    public static final String ALL = "flows";

    private final String word;
    private final String unit;
    private final String doc;

    GroupMetric(String word, String unit, String doc) {
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

    /** The figure of the flows of a matrix, or of {@link #ALL}. */
    public Metric of(String group) {
        return new Metric(group + "." + word, unit);
    }
}
