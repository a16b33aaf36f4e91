package org.nvsim.scenario.spec;

import org.nvsim.feature.Word;

/** Whose TCP a machine has, but for how it adapts to congestion. */
public enum TcpStack implements Word {
    WINDOWS_2012(
            "windows-2012",
            "of Windows Server 2012: initial window 4, initial timeout 3 s, least timeout 300 ms, no"
                    + " timestamps"),
    MODERN(
            "modern",
            "as current systems have it: initial window 10 (RFC 6928), initial timeout 1 s (RFC"
                    + " 6298), least timeout 200 ms, timestamps (RFC 7323)");

    private final String word;
    private final String doc;

    TcpStack(String word, String doc) {
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
