package org.nvsim.packet.protocol;

/** What a packet is known by: between whom it goes and by which protocol. */
public final class FlowKey {
    /** It has no such field. */
    public static final int NONE = -1;

    private int source;
    private int destination;
    private int protocol = NONE;
    private int sourcePort;
    private int destinationPort;
    private int network = NONE;

    FlowKey() {}

    /** Notes IPv4 addresses. */
    public void setAddresses(int source, int destination) {
        this.source = source;
        this.destination = destination;
    }

    /** Notes the number of the protocol inside IP. */
    public void setProtocol(int protocol) {
        this.protocol = protocol;
    }

    /** Notes ports. */
    public void setPorts(int source, int destination) {
        this.sourcePort = source;
        this.destinationPort = destination;
    }

    /** Notes the number of the virtual network whose frame a tunnel carries. */
    public void setNetwork(int network) {
        this.network = network;
    }

    /** IPv4 address of the sender; 0 if it has none. */
    public int source() {
        return source;
    }

    /** IPv4 address of the receiver; 0 if it has none. */
    public int destination() {
        return destination;
    }

    /** IP protocol number, or {@link #NONE} if it is no IP packet. */
    public int protocol() {
        return protocol;
    }

    /** Port of the sender; 0 if it has none. */
    public int sourcePort() {
        return sourcePort;
    }

    /** Port of the receiver; 0 if it has none. */
    public int destinationPort() {
        return destinationPort;
    }

    /** Virtual network of the frame inside, or {@link #NONE} if it is no tunnel. */
    public int network() {
        return network;
    }
}
