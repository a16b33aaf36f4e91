package org.nvsim.scenario.spec;

import org.nvsim.feature.Word;

/** What is timed of a flow, by its kind; {@code docs/figures.md} says from where to where. */
public enum FlowTime implements Word {
    RTT("rtt", "round-trip time"),
    DELAY("delay", "one-way delay"),
    RESPONSE_TIME("response-time", "time from request to whole response"),
    FCT("fct", "flow completion time");

    private final String word;
    private final String doc;

    FlowTime(String word, String doc) {
        this.word = word;
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
}
