package org.nvsim.virt.policy;

import java.util.BitSet;
import java.util.Objects;
import org.nvsim.packet.Ipv4Address;
import org.nvsim.packet.Prefix;

/**
 * Addresses of one provider subnet that hosts can be given, the lowest free one first. Who asks in
 * the same order gets the same addresses.
 */
public final class ProviderAddressPool {
    private final Prefix prefix;
    private final int vlan;
    private final BitSet occupied = new BitSet();
    private int reserved;
    private int used;
    private long wanted;

    /**
     * A pool of every host address of a prefix.
     *
     * @param vlan of the provider network, 0 for none
     */
    public ProviderAddressPool(Prefix prefix, int vlan) {
        this.prefix = Objects.requireNonNull(prefix);
        this.vlan = vlan;
    }

    public Prefix prefix() {
        return prefix;
    }

    public int vlan() {
        return vlan;
    }

    /** Keeps an address from being given out: somebody on the provider network has it. */
    public void reserve(int address) {
        if (contains(address) && !occupied.get(index(address))) {
            occupied.set(index(address));
            reserved++;
        }
    }

    /** The lowest free address, now taken; 0 if there is none. */
    public int take() {
        wanted++;
        int free = occupied.nextClearBit(0);
        if (free >= prefix.hostCount()) {
            return 0;
        }
        occupied.set(free);
        used++;
        return prefix.lowestHost() + free;
    }

    /**
     * Gives an answer of {@link #take} back; 0 withdraws a wish that could not be met.
     *
     * @throws IllegalStateException if the address is not taken from here
     */
    public void giveBack(int address) {
        wanted--;
        if (address == 0) {
            return;
        }
        if (!contains(address) || !occupied.get(index(address))) {
            throw new IllegalStateException(
                    Ipv4Address.format(address) + " was not taken from " + prefix);
        }
        occupied.clear(index(address));
        used--;
    }

    /** Addresses given out and not given back. */
    public int used() {
        return used;
    }

    /** Addresses that can be given out in all: those of the prefix that nobody else has. */
    public long available() {
        return prefix.hostCount() - reserved;
    }

    /** How many were asked for and not given back, met or not; above {@link #available()} fails. */
    public long wanted() {
        return wanted;
    }

    private boolean contains(int address) {
        long at = (address & 0xFFFF_FFFFL) - (prefix.lowestHost() & 0xFFFF_FFFFL);
        return at >= 0 && at < prefix.hostCount();
    }

    private int index(int address) {
        return address - prefix.lowestHost();
    }
}
