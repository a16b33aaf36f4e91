package org.nvsim.virt;

/**
 * Knows all customers of a data centre, which no host does. The filter asks it only to name a drop
 * better; it never changes what happens to a frame.
 */
@FunctionalInterface
public interface CustomerDirectory {
    /** A directory that knows nobody. */
    CustomerDirectory NONE = (vsid, customerAddress) -> false;

    /**
     * Whether somebody has this customer address, but nobody in the routing domain that {@code
     * vsid} belongs to.
     */
    boolean isElsewhereOnly(int vsid, int customerAddress);
}
