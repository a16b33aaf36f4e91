package org.nvsim.observe;

import java.util.Locale;

/** What was done to a frame at a place. */
public enum Action {
    /** A new frame was made here. */
    CREATED,
    /** A copy was made here of a frame that goes to several places. */
    COPIED,
    /** The frame reached this place through a port. */
    ARRIVED,
    /** A route was chosen for the packet: which neighbour it goes to next. */
    ROUTED,
    /** The neighbour it goes to next is known: its hardware address was written. */
    ADDRESSED,
    /** The frame goes out through a port. */
    FORWARDED,
    /** The frame was put into an outer packet. */
    ENCAPSULATED,
    /** The outer packet was taken off. */
    DECAPSULATED,
    /** Addresses in the frame were replaced. */
    REWRITTEN,
    /** A large send was cut into frames for the wire. */
    SEGMENTED,
    /** The frame waits here for something: an address, a core. */
    HELD,
    /** The machine the frame was for took it. */
    DELIVERED,
    /** A node used the frame up on its way. */
    CONSUMED,
    /** The frame went no further. */
    DROPPED;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** The action as users read it. */
    public String word() {
        return word;
    }
}
