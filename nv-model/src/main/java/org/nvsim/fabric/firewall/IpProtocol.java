package org.nvsim.fabric.firewall;

import java.util.Locale;
import org.nvsim.packet.Ipv4;
import org.nvsim.packet.protocol.IpProtocols;

/** IP protocol numbers as rules write them. Protocol 47, GRE, is not port 47 of anything. */
public final class IpProtocol {
    /** Every protocol. */
    public static final int ANY = -1;

    private IpProtocol() {}

    /** The protocol as rules write it: {@code any}, {@code gre}, {@code protocol 99}. */
    public static String format(int protocol) {
        return protocol == ANY ? "any" : IpProtocols.word(protocol).orElse("protocol " + protocol);
    }

    /** The protocol in a sentence: {@code IP protocol 47 (GRE)}, {@code IP protocol 99}. */
    public static String describe(int protocol) {
        return "IP protocol "
                + protocol
                + IpProtocols.word(protocol)
                        .map(word -> " (" + word.toUpperCase(Locale.ROOT) + ")")
                        .orElse("");
    }

    /** Whether its packets have ports, which rules may name. */
    public static boolean hasPorts(int protocol) {
        return protocol == Ipv4.PROTOCOL_TCP || protocol == Ipv4.PROTOCOL_UDP;
    }
}
