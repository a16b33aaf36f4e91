package org.nvsim.visualizer.viewmodel;

import java.util.Optional;

/**
 * A VM stands still: it is plugged in nowhere.
 *
 * @param movesTo the host that will have it next; empty if it waits for its own host to start
 */
public record VmPause(Optional<String> movesTo) {
    /** As it is written on the VM. */
    public String words() {
        return movesTo.map(host -> "moves to " + host).orElse("saved");
    }
}
