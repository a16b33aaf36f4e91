package org.nvsim.virt.policy;

/** Where a lookup record comes from and what it may answer ({@code -Type} of the cmdlet, R2). */
public enum RecordType {
    /** Written by somebody, for one customer address. */
    STATIC("Static"),
    /** Learned from an answer; it expires. */
    DYNAMIC("Dynamic"),
    /** Stands for every address behind a gateway; its customer address is 0.0.0.0. */
    GATEWAY_WILDCARD("GatewayWildcard"),
    /**
     * Names a MAC and a provider address whose customer address is not known yet (0.0.0.0): floods
     * for unknown addresses go there.
     */
    L2_ONLY("L2Only");

    private final String cmdletWord;

    RecordType(String cmdletWord) {
        this.cmdletWord = cmdletWord;
    }

    /** The value as policy scripts write it. */
    public String cmdletWord() {
        return cmdletWord;
    }
}
