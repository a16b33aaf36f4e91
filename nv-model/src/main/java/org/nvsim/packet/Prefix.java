package org.nvsim.packet;

/**
 * An IPv4 prefix in its one canonical form: no bit of {@code network} is set beyond {@code length}
 * (RFC 4632 s3.1).
 *
 * @param network the lowest address of the prefix
 * @param length number of leading bits that all its addresses share, 0 to 32
 */
public record Prefix(int network, int length) {
    /** 0.0.0.0/0: every address. */
    public static final Prefix ALL = new Prefix(0, 0);

    public Prefix {
        if (length < 0 || length > 32) {
            throw new IllegalArgumentException(
                    "/" + length + " is not a prefix length; it is 0 to 32");
        }
        if ((network & ~mask(length)) != 0) {
            throw new IllegalArgumentException(
                    Ipv4Address.format(network)
                            + "/"
                            + length
                            + " has bits set beyond its length; the prefix is "
                            + Ipv4Address.format(network & mask(length))
                            + "/"
                            + length);
        }
    }

    /** The prefix of {@code length} bits that {@code address} lies in. */
    public static Prefix of(int address, int length) {
        return new Prefix(length >= 0 && length <= 32 ? address & mask(length) : address, length);
    }

    /** The prefix that holds {@code address} alone. */
    public static Prefix host(int address) {
        return new Prefix(address, 32);
    }

    /**
     * Reads {@code 10.0.0.0/24}.
     *
     * @throws IllegalArgumentException if the text is no prefix, or not canonical; the message says
     *     what is right
     */
    public static Prefix parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a prefix; write address and length, as in 10.0.0.0/24");
        }
        int network = Ipv4Address.parse(text.substring(0, slash));
        String length = text.substring(slash + 1);
        if (!length.matches("[0-9]|[1-9][0-9]")) {
            throw new IllegalArgumentException(
                    "'" + length + "' is not a prefix length; it is 0 to 32");
        }
        return new Prefix(network, Integer.parseInt(length));
    }

    public boolean contains(int address) {
        return (address & mask()) == network;
    }

    /** True if every address of {@code other} lies in this prefix. */
    public boolean contains(Prefix other) {
        return other.length >= length && contains(other.network);
    }

    /** True if the two share an address: then one contains the other. */
    public boolean overlaps(Prefix other) {
        return contains(other) || other.contains(this);
    }

    /** The network mask, as in 255.255.255.0. */
    public int mask() {
        return mask(length);
    }

    /** The lowest address a host can have: after the network address, if there is one. */
    public int lowestHost() {
        return length >= 31 ? network : network + 1;
    }

    /** The highest address a host can have: before the broadcast address, if there is one. */
    public int highestHost() {
        return length >= 31 ? highest() : highest() - 1;
    }

    /** The broadcast address; in a /31 or /32, which has none (RFC 3021), the highest address. */
    public int broadcast() {
        return highest();
    }

    /** True if {@code address} is the broadcast address of this prefix; never in a /31 or /32. */
    public boolean isBroadcast(int address) {
        return length < 31 && address == highest();
    }

    /** How many addresses hosts can have. */
    public long hostCount() {
        long all = 1L << (32 - length);
        return length >= 31 ? all : all - 2;
    }

    private int highest() {
        return network | ~mask();
    }

    private static int mask(int length) {
        return length == 0 ? 0 : -1 << (32 - length);
    }

    @Override
    public String toString() {
        return Ipv4Address.format(network) + "/" + length;
    }
}
