package org.nvsim.guest.tcp;

/** Which algorithm sizes the congestion window. */
public enum Congestion {
    /** RFC 5681 and 6582. */
    NEW_RENO,
    /** RFC 9438. */
    CUBIC,
    /** RFC 8257; needs ECN on the whole path. */
    DCTCP
}
