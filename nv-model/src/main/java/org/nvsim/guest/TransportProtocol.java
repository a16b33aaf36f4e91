package org.nvsim.guest;

import org.nvsim.packet.Frame;

/** What a guest does with the packets of one IP protocol. */
public interface TransportProtocol {
    /**
     * A whole packet for this guest, its IPv4 header checked. The frame is the protocol's now,
     * which must end it.
     *
     * @param ip where the IPv4 header starts in the frame's array
     * @param transport where the protocol's own header starts; what is stored ends with the frame
     */
    void receive(Frame frame, int ip, int transport);

    /**
     * Whether this guest can have sent a packet that an ICMP error quotes, by what it knows of its
     * own doing. Errors about other packets are not believed (RFC 5927 s4.1).
     *
     * @param destination where the packet was going
     * @param b holds the quoted packet, of whose transport header 8 bytes are there
     * @param transport where its transport header starts
     */
    boolean hasSent(int destination, byte[] b, int transport);

    /**
     * An ICMP error about a packet that this guest {@link #hasSent has sent}.
     *
     * @param error type, code and MTU, and who is concerned
     * @param b holds the quoted packet, of whose transport header 8 bytes are there
     * @param transport where its transport header starts
     */
    void receiveError(IcmpReport error, byte[] b, int transport);
}
