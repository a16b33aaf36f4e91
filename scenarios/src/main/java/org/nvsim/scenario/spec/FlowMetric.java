package org.nvsim.scenario.spec;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nvsim.feature.Word;

/**
 * A figure of a flow, as sweeps measure it and expectations name it; {@code docs/figures.md}
 * defines each for every kind of flow.
 */
public enum FlowMetric implements Word {
    SENT("sent", "packets", "packets the application asked for"),
    DELIVERED("delivered", "packets", "packets that arrived where they should"),
    ANSWERED("answered", "packets", "requests whose answer came back in time"),
    LOST("lost", "packets", "packets dropped on their way, for whatever reason"),
    IN_FLIGHT("in-flight", "packets", "packets neither delivered nor lost at the end"),
    LOSS("loss", "ratio", "packets lost, as a part of those delivered or lost"),
    GOODPUT(
            "goodput",
            "bits_per_second",
            "payload delivered, over the time the flow wanted to send"),
    PAYLOAD("payload", "bytes", "payload delivered"),
    RETRANSMITS("retransmits", "segments", "TCP segments sent again"),
    RTT_MEAN(FlowTime.RTT, Statistic.MEAN),
    RTT_P50(FlowTime.RTT, Statistic.P50),
    RTT_P99(FlowTime.RTT, Statistic.P99),
    RTT_MAX(FlowTime.RTT, Statistic.MAX),
    DELAY_MEAN(FlowTime.DELAY, Statistic.MEAN),
    DELAY_P50(FlowTime.DELAY, Statistic.P50),
    DELAY_P99(FlowTime.DELAY, Statistic.P99),
    DELAY_MAX(FlowTime.DELAY, Statistic.MAX),
    RESPONSE_TIME_MEAN(FlowTime.RESPONSE_TIME, Statistic.MEAN),
    RESPONSE_TIME_P50(FlowTime.RESPONSE_TIME, Statistic.P50),
    RESPONSE_TIME_P99(FlowTime.RESPONSE_TIME, Statistic.P99),
    RESPONSE_TIME_MAX(FlowTime.RESPONSE_TIME, Statistic.MAX),
    FCT_MEAN(FlowTime.FCT, Statistic.MEAN),
    FCT_P50(FlowTime.FCT, Statistic.P50),
    FCT_P99(FlowTime.FCT, Statistic.P99),
    FCT_MAX(FlowTime.FCT, Statistic.MAX);

    /** What is told of the times of a flow. */
    public enum Statistic {
        MEAN("mean", "mean"),
        P50("p50", "median"),
        P99("p99", "99th percentile of the"),
        MAX("max", "greatest");

        private final String word;
        private final String doc;

        Statistic(String word, String doc) {
            this.word = word;
            this.doc = doc;
        }
    }

    private final String word;
    private final String unit;
    private final String doc;
    private final FlowTime time; // null: no time
    private final Statistic statistic; // null: no time

    FlowMetric(String word, String unit, String doc) {
        this.word = word;
        this.unit = unit;
        this.doc = doc;
        this.time = null;
        this.statistic = null;
    }

    FlowMetric(FlowTime time, Statistic statistic) {
        this.word = time.word() + "-" + statistic.word;
        this.unit = "nanoseconds";
        this.doc = statistic.doc + " " + time.doc();
        this.time = time;
        this.statistic = statistic;
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

    /** Which of a flow's times it tells of; empty if of none. */
    public Optional<FlowTime> time() {
        return Optional.ofNullable(time);
    }

    /**
     * What it tells of the times.
     *
     * @throws IllegalStateException if it tells of none
     */
    public Statistic statistic() {
        if (statistic == null) {
            throw new IllegalStateException(word + " is no time");
        }
        return statistic;
    }

    /** The figure of one flow. */
    public Metric of(String flow) {
        return new Metric(flow + "." + word, unit);
    }

    /** The figure that tells {@code statistic} of {@code time}. */
    public static FlowMetric of(FlowTime time, Statistic statistic) {
        return Arrays.stream(values())
                .filter(metric -> metric.time == time && metric.statistic == statistic)
                .findFirst()
                .orElseThrow();
    }

    /** Whether a flow has this figure. */
    public boolean isOf(FlowSpec flow) {
        return switch (this) {
            case ANSWERED -> flow.isAnswered();
            case RETRANSMITS -> flow.usesTcp();
            default -> time == null || time == flow.time();
        };
    }

    /** All figures that a flow has. */
    public static List<FlowMetric> of(FlowSpec flow) {
        return Arrays.stream(values()).filter(metric -> metric.isOf(flow)).toList();
    }

    /** Why a flow does not have this figure, and what it has instead. */
    public String missingFrom(FlowSpec flow) {
        String instead =
                of(flow).stream()
                        .filter(metric -> time == null || metric.time != null)
                        .map(FlowMetric::word)
                        .collect(Collectors.joining(", "));
        return "flow '"
                + flow.name()
                + "' ("
                + flow.kind()
                + ") has no "
                + word
                + "; it has "
                + instead;
    }
}
