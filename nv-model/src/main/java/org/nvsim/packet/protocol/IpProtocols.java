package org.nvsim.packet.protocol;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * The protocols that IP carries, by their number (IANA: Protocol Numbers): those that a {@link
 * Protocol} reads, and some that are only known by name.
 */
public final class IpProtocols {
    /** By number; null of those that are not known. */
    private static final String[] WORDS = new String[256];

    private static final String[] NAMES = new String[256];

    static {
        nameOnly(50, "ESP");
        nameOnly(51, "AH");
        nameOnly(89, "OSPF");
        for (Protocol each : Protocol.registry().all()) {
            for (Announcement number : each.announcedBy()) {
                if (number.space() == NumberSpace.IP_PROTOCOL) {
                    WORDS[number.number()] = each.word();
                    NAMES[number.number()] = each.name();
                }
            }
        }
    }

    private IpProtocols() {}

    private static void nameOnly(int number, String name) {
        WORDS[number] = name.toLowerCase(Locale.ROOT);
        NAMES[number] = name;
    }

    /** Name of a protocol, 0 to 255: {@code GRE}; {@code protocol 99} of an unknown one. */
    public static String name(int number) {
        return NAMES[number] == null ? "protocol " + number : NAMES[number];
    }

    /** Word of a protocol, 0 to 255: {@code gre}; empty if it is not known. */
    public static Optional<String> word(int number) {
        return Optional.ofNullable(WORDS[number]);
    }

    /** The number that a word stands for; empty if it is none of {@link #words}. */
    public static Optional<Integer> number(String word) {
        int found = Arrays.asList(WORDS).indexOf(word);
        return found < 0 ? Optional.empty() : Optional.of(found);
    }

    /** The words of all that are known, by number. */
    public static List<String> words() {
        return Arrays.stream(WORDS).filter(Objects::nonNull).toList();
    }
}
