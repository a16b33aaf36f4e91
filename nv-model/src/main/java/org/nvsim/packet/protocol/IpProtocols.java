package org.nvsim.packet.protocol;

import java.util.List;
import java.util.Optional;

/** The protocols that IP carries, by their number (IANA: Protocol Numbers). */
public final class IpProtocols {
    private IpProtocols() {}

    /** Name of a protocol: {@code GRE}; {@code protocol 89} of one that is not known. */
    public static String name(int number) {
        return Protocols.announced(NumberSpace.IP_PROTOCOL, number)
                .map(Protocol::name)
                .orElse("protocol " + number);
    }

    /** Word of a protocol: {@code gre}; empty if it is not known. */
    public static Optional<String> word(int number) {
        return Protocols.announced(NumberSpace.IP_PROTOCOL, number).map(Protocol::word);
    }

    /** The number that a word stands for; empty if it is none of {@link #words}. */
    public static Optional<Integer> number(String word) {
        return Protocols.in(NumberSpace.IP_PROTOCOL).stream()
                .filter(each -> each.word().equals(word))
                .flatMap(each -> each.announcedBy().stream())
                .filter(each -> each.space() == NumberSpace.IP_PROTOCOL)
                .map(Announcement::number)
                .findFirst();
    }

    /** The words of all that are known, in alphabetical order. */
    public static List<String> words() {
        return Protocols.in(NumberSpace.IP_PROTOCOL).stream().map(Protocol::word).toList();
    }
}
