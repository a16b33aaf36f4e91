package org.nvsim.run.journey;

/**
 * One of the frames that carry a packet, or that were sent because of it.
 *
 * @param number from 1, in the order in which they were made
 * @param kind what it is
 * @param parent number of the branch it came from; 0 for the packet itself
 */
public record Branch(int number, Kind kind, int parent) {
    /** What a branch is to the packet that is followed. */
    public enum Kind {
        /** The packet as its sender made it. */
        PACKET("packet"),
        /** The answer to an echo request. */
        REPLY("reply"),
        /** A copy for another receiver. */
        COPY("copy"),
        /** A piece of the packet. */
        FRAGMENT("fragment"),
        /** A message that tells of a failure. */
        ICMP_ERROR("ICMP error"),
        /** A question or answer about an address that the packet waits for. */
        ARP("ARP");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** As users read it. */
        public String word() {
            return word;
        }
    }
}
