package org.nvsim.control.powershell;

import java.util.List;

/**
 * One of a host's tables of policy.
 *
 * @param <T> a row
 */
public interface PolicyTable<T> {
    /** Every row, in a fixed order: a list of the caller's own. */
    List<T> list();

    /**
     * Adds a row, or says why not.
     *
     * @return what is wrong, in words; empty if the row was added
     */
    List<String> add(T row);

    /**
     * Puts a row in the place of one with the same key, or says why not.
     *
     * @return what is wrong, in words; empty if the row was replaced
     */
    List<String> replace(T old, T row);

    /** Takes a row out. */
    void remove(T row);
}
