package org.nvsim.packet.protocol;

import java.util.Optional;

/**
 * What follows a header.
 *
 * @param protocol who reads it; empty for payload
 * @param offset where it begins, in the array of the frame; behind the header's own offset
 * @param end where the packet ends that it belongs to, implied zeros counted
 * @param nesting what it is to the packet before it
 */
public record Next(Optional<Protocol> protocol, int offset, int end, Nesting nesting) {
    /** What a header is to those before it. */
    public enum Nesting {
        /** It belongs to the same packet. */
        NONE(""),
        /** It begins a packet of its own, in a tunnel. */
        INSIDE("inner "),
        /** It begins a packet that is told about, not sent. */
        QUOTED("quoted ");

        private final String mark;

        Nesting(String mark) {
            this.mark = mark;
        }

        /** Put before the names of headers. */
        String mark() {
            return mark;
        }
    }

    /** Bytes that no protocol reads. */
    public static Next payload(int offset, int end) {
        return new Next(Optional.empty(), offset, end, Nesting.NONE);
    }

    /** The same, but its packet ends elsewhere. */
    public Next endingAt(int end) {
        return new Next(protocol, offset, end, nesting);
    }

    /** The same, nested. */
    public Next nested(Nesting nesting) {
        return new Next(protocol, offset, end, nesting);
    }
}
