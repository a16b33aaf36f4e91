package org.nvsim.virt.policy;

/** What happens to a packet for a record's customer address ({@code -Rule} of the cmdlet). */
public enum TranslationRule {
    /** IP rewrite: customer addresses give way to provider addresses, one for one. */
    NAT("TranslationMethodNat"),
    /** NVGRE: the whole frame travels inside GRE between provider addresses (RFC 7637). */
    ENCAP("TranslationMethodEncap"),
    /** Nothing: the packet leaves as the VM made it. */
    NONE("TranslationMethodNone");

    private final String cmdletWord;

    TranslationRule(String cmdletWord) {
        this.cmdletWord = cmdletWord;
    }

    /** The value as policy scripts write it. */
    public String cmdletWord() {
        return cmdletWord;
    }
}
