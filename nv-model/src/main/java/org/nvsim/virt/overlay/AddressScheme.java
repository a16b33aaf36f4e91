package org.nvsim.virt.overlay;

/** What a provider address stands for, which decides how many a data centre needs. */
public enum AddressScheme {
    /** A host, whose own address serves. */
    PER_HOST,
    /** A virtual subnet on a host. */
    PER_HOST_AND_SUBNET,
    /** One customer address. */
    PER_CUSTOMER_ADDRESS
}
