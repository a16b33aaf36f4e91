package org.nvsim.guest.tcp;

/** How a connection ended. */
public enum TcpEnd {
    /** Both ends finished and know it. */
    NORMAL,
    /** Nobody listens at the port: the SYN was answered by a reset, or by ICMP. */
    REFUSED,
    /** The peer reset the connection. */
    RESET,
    /** The peer did not answer, however often it was asked. */
    TIMED_OUT,
    /** This end reset the connection. */
    ABORTED,
    /** There never was one: no port was free to open it from. */
    ADDRESS_IN_USE
}
