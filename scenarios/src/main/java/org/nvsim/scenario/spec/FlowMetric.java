package org.nvsim.scenario.spec;

/** What a sweep measures of a flow, after the warm-up. */
public enum FlowMetric implements Word {
    SENT("sent", "packets", "packets sent"),
    DELIVERED("delivered", "packets", "packets that reached the receiver"),
    LOST("lost", "packets", "datagrams dropped; of other flows, packets sent but not received"),
    LOSS("loss", "ratio", "packets lost as a fraction of those sent"),
    GOODPUT("goodput", "bits_per_second", "payload delivered per second"),
    LATENCY_MEAN("latency-mean", "nanoseconds", "mean latency"),
    LATENCY_P50("latency-p50", "nanoseconds", "latency that half of the packets do not exceed"),
    LATENCY_P99("latency-p99", "nanoseconds", "latency that 99 % of the packets do not exceed"),
    LATENCY_MAX("latency-max", "nanoseconds", "greatest latency"),
    RETRANSMITS("retransmits", "segments", "TCP segments sent again");

    private final String word;
    private final String unit;
    private final String doc;

    FlowMetric(String word, String unit, String doc) {
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

    /** What it counts, as the end of a column's name. */
    public String unit() {
        return unit;
    }

    /** The figure of one flow. */
    public Metric of(String flow) {
        return new Metric(flow + "." + word, unit);
    }
}
