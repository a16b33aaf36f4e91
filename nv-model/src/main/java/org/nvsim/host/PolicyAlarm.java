package org.nvsim.host;

/**
 * Who hears of frames that reached a host although its policy or its ports have no place for them.
 */
@FunctionalInterface
public interface PolicyAlarm {
    /**
     * A frame from another host was dropped because no VM here is its destination.
     *
     * @param customerAddress of the destination as this host's record has it; 0 if there is none
     * @param movedAway whether this host knows that its destination is elsewhere
     */
    void misdirected(int vsid, int customerAddress, boolean movedAway);
}
