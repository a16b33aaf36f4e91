package org.nvsim.packet.protocol;

/** A protocol whose header has the addresses of those who send and receive what it carries. */
public interface NetworkProtocol extends Protocol {
    /** Address of the sender, as people read it. */
    String source(Header header);

    /** Address of the receiver, as people read it. */
    String destination(Header header);

    /** An address and a port, as people read them. */
    String end(String address, int port);
}
