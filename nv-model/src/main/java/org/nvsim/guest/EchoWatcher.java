package org.nvsim.guest;

/** Whoever wants to know which echo requests reach a guest. */
@FunctionalInterface
public interface EchoWatcher {
    /**
     * A request came, and is answered.
     *
     * @param flow flow of the scenario it belongs to, or -1
     * @param number which packet of the flow it is, from 1
     */
    void asked(int flow, long number);
}
