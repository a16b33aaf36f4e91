package org.nvsim.guest.tcp;

/** Whoever listens at a TCP port. */
@FunctionalInterface
public interface TcpListener {
    /** A connection is being opened from elsewhere; returns the application for it. */
    TcpUser accept(TcpConnection connection);
}
