package org.nvsim.limits;

/**
 * Every limit that the models have, in one place.
 *
 * <p>Why these: time is a {@code long} of picoseconds, which ends after 2562 hours. A run and every
 * moment of it are within the first 1000. What is added to a moment has its own limit, so that the
 * sum of a moment and all that can be added to it stays below the end:
 *
 * <table>
 * <caption>hours that are added to a moment of the run, at most</caption>
 * <tr><td>1000</td><td>one {@link #PERIOD}: the next time something repeats</td></tr>
 * <tr><td>320</td><td>what a full buffer takes to empty (see {@code LinkAttributes.durationPs})</td></tr>
 * <tr><td>146</td><td>the largest packet at the lowest rate</td></tr>
 * <tr><td>4 x 24</td><td>each {@link #DELAY} and {@link #WAIT} on the way of one packet, or of one
 *     change of policy</td></tr>
 * </table>
 *
 * <p>Bytes and their bits, and a number of bits in a second's picoseconds, are products of two of
 * these that fit a long; longer products are made of doubles, of {@code BigInteger}, or in steps.
 */
public final class Limits {
    private static final long SECOND_PS = 1_000_000_000_000L;
    private static final long HOUR_PS = 3_600 * SECOND_PS;

    /** How long a run lasts, in picoseconds: to 1000 hours. */
    public static final Bounds RUN = new Bounds(1, 1_000 * HOUR_PS);

    /** When something happens, in picoseconds since the start. */
    public static final Bounds MOMENT = new Bounds(0, RUN.max());

    /** From one time to the next of what repeats, in picoseconds. */
    public static final Bounds PERIOD = new Bounds(1, RUN.max());

    /** A time that passes in any case, in picoseconds: to 24 hours. Chosen. */
    public static final Bounds DELAY = new Bounds(1, 24 * HOUR_PS);

    /** A time that may be none, in picoseconds: to 24 hours. */
    public static final Bounds WAIT = new Bounds(0, DELAY.max());

    /**
     * What a core needs for one step of its work on a packet, in picoseconds: to 100 ms. Chosen.
     */
    public static final Bounds WORK = new Bounds(0, SECOND_PS / 10);

    /** What a core needs for one byte, in picoseconds: to 100 us. Chosen. */
    public static final Bounds WORK_PER_BYTE = new Bounds(0, SECOND_PS / 10_000);

    /** Bits per second: 1 bps to a million Gbps. */
    public static final Bounds RATE = new Bounds(1, 1_000_000_000_000_000L);

    /** An amount of data or of memory, in bytes: to 1000 TB. Chosen. */
    public static final Bounds BYTES = new Bounds(0, 1_000_000_000_000_000L);

    /** An amount of data that is some, in bytes. */
    public static final Bounds DATA = new Bounds(1, BYTES.max());

    /** How many things one sender sends. Chosen. */
    public static final Bounds COUNT = new Bounds(1, 1_000_000_000_000L);

    /** Echo requests of one ping. Chosen: as many as its sequence numbers tell apart. */
    public static final Bounds ECHO_COUNT = new Bounds(1, 65_535);

    /** Connections that one client has at a time. Chosen. */
    public static final Bounds CONNECTIONS = new Bounds(1, 10_000);

    /** Machines and switches of a rule that makes many. Chosen. */
    public static final Bounds THINGS = new Bounds(1, 1_000_000);

    /** Tenants that a rule makes. Chosen. */
    public static final Bounds TENANTS = new Bounds(1, 100_000);

    /** VMs that a rule gives each tenant. Chosen. */
    public static final Bounds VMS = new Bounds(1, 100_000);

    /** Processor cores of a host for network work. Chosen. */
    public static final Bounds CORES = new Bounds(1, 256);

    /** The largest IP packet a link carries or a machine sends, in bytes (RFC 791, section 3.2). */
    public static final Bounds MTU = new Bounds(68, 65_535);

    /** Data of an echo request, in bytes: what fits the largest IP packet (RFC 792). */
    public static final Bounds ECHO_DATA = new Bounds(0, 65_507);

    /** Data of a datagram, in bytes: room for number and time, and what fits (RFC 768). */
    public static final Bounds DATAGRAM = new Bounds(16, 65_507);

    /** A port of UDP or TCP that can be used (RFC 6335, section 6). */
    public static final Bounds PORT = new Bounds(1, 65_535);

    /** A virtual subnet that can be assigned (RFC 7637, section 3.3). */
    public static final Bounds VSID = new Bounds(4_096, 16_777_214);

    /** A VLAN that can be assigned (IEEE 802.1Q, section 9.6). */
    public static final Bounds VLAN = new Bounds(1, 4_094);

    private Limits() {}
}
