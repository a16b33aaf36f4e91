package org.nvsim.guest.tcp;

/** The application at one end of a connection: what TCP tells it. */
public interface TcpUser {
    /** The connection is established. */
    default void connected(TcpConnection connection) {}

    /** The next {@code bytes} of the stream arrived. */
    default void received(TcpConnection connection, long bytes) {}

    /** The peer has {@code bytes} more of what was written. */
    default void acknowledged(TcpConnection connection, long bytes) {}

    /** The peer will send no more. */
    default void peerFinished(TcpConnection connection) {}

    /** The connection is gone, or waits only for stray segments to die out. */
    default void closed(TcpConnection connection, TcpEnd how) {}
}
