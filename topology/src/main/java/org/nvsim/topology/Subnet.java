package org.nvsim.topology;

/**
 * An IPv4 prefix of the provider's network.
 *
 * @param address the network address, host bits 0
 * @param length bits of the prefix, 0 to 32
 */
public record Subnet(int address, int length) {
    /** All addresses: the prefix of a default route. */
    public static final Subnet ALL = new Subnet(0, 0);

    public Subnet {
        if (length < 0 || length > 32) {
            throw new IllegalArgumentException("prefix length must be 0 to 32: " + length);
        }
        if ((address & ~mask(length)) != 0) {
            throw new IllegalArgumentException("host bits set: " + text(address) + "/" + length);
        }
    }

    public boolean contains(int other) {
        return (other & mask(length)) == address;
    }

    public boolean overlaps(Subnet other) {
        return contains(other.address) || other.contains(address);
    }

    /** The lowest host address: the gateway's, wherever this project hands out addresses. */
    public int gateway() {
        return address + 1;
    }

    /** How many host addresses there are besides the gateway's (RFC 1122, section 3.2.1.3). */
    public int hostCapacity() {
        long capacity = (1L << (32 - length)) - 3;
        return (int) Math.max(0, Math.min(capacity, Integer.MAX_VALUE));
    }

    @Override
    public String toString() {
        return text(address) + "/" + length;
    }

    static String text(int address) {
        return (address >>> 24)
                + "."
                + (address >>> 16 & 0xFF)
                + "."
                + (address >>> 8 & 0xFF)
                + "."
                + (address & 0xFF);
    }

    private static int mask(int length) {
        return length == 0 ? 0 : -1 << (32 - length);
    }
}
