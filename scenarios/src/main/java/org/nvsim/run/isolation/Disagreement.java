package org.nvsim.run.isolation;

/**
 * A pair about which packets and policy say different things.
 *
 * @param reachable what packets showed; policy says the opposite
 * @param why where and why the packet was lost; empty if it was not, or is not known
 */
public record Disagreement(String from, String to, boolean reachable, String why) {
    @Override
    public String toString() {
        return from
                + " -> "
                + to
                + ": policy says "
                + word(!reachable)
                + ", packets show "
                + word(reachable)
                + (why.isEmpty() ? "" : " (" + why + ")");
    }

    private static String word(boolean reachable) {
        return reachable ? "reachable" : "isolated";
    }
}
