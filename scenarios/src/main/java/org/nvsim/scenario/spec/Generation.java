package org.nvsim.scenario.spec;

import org.nvsim.feature.Word;

/** Which Windows release the hosts behave like. */
public enum Generation implements Word {
    WINDOWS_2012("2012", "Windows Server 2012: filter below a layer-2 switch, static records"),
    WINDOWS_2012R2(
            "2012r2",
            "Windows Server 2012 R2: answers ARP itself, learns records, lowers the guest's MTU");

    private final String word;
    private final String doc;

    Generation(String word, String doc) {
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
