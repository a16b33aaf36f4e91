package org.nvsim.scenario.spec;

import org.nvsim.feature.Word;

/** How a gateway joins a virtual network to the physical one. */
public enum GatewayMode implements Word {
    FORWARDING("forwarding", "routes between a routing domain and physical prefixes"),
    NAT("nat", "many tenants share one outside address; ports are mapped");

    private final String word;
    private final String doc;

    GatewayMode(String word, String doc) {
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
