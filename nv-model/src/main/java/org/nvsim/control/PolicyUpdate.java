package org.nvsim.control;

import java.util.List;

/**
 * What the manager sends to one agent.
 *
 * @param number of this update among those to this agent, from 1
 * @param changes in the order in which to make them
 */
record PolicyUpdate(int number, List<PolicyChange> changes) {
    PolicyUpdate {
        changes = List.copyOf(changes);
    }
}
