package org.nvsim.virt.policy;

/** What a provider address stands for, which decides how many a data centre needs. */
public enum AddressScheme {
    /** A host: encapsulation on Windows Server 2012. The host's own address serves. */
    PER_HOST,
    /** A virtual subnet on a host: encapsulation on 2012 R2. */
    PER_HOST_AND_SUBNET,
    /** One customer address: IP rewrite. */
    PER_CUSTOMER_ADDRESS;

    /** The scheme of a rule on hosts of a generation; without translation, the host's own. */
    public static AddressScheme of(TranslationRule rule, Generation generation) {
        if (rule == TranslationRule.NAT) {
            return PER_CUSTOMER_ADDRESS;
        }
        return rule == TranslationRule.ENCAP && generation == Generation.WINDOWS_2012R2
                ? PER_HOST_AND_SUBNET
                : PER_HOST;
    }
}
