package org.nvsim.packet.protocol;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The protocols that IP carries, by their number (IANA: Protocol Numbers): those that a {@link
 * Protocol} reads, and some that are only known by name.
 */
public final class IpProtocols {
    private static final Map<Integer, String> WORDS = new TreeMap<>();
    private static final Map<Integer, String> NAMES = new TreeMap<>();

    static {
        nameOnly(50, "ESP");
        nameOnly(51, "AH");
        nameOnly(89, "OSPF");
        for (Protocol each : Protocol.registry().all()) {
            for (Announcement number : each.announcedBy()) {
                if (number.space() == NumberSpace.IP_PROTOCOL) {
                    WORDS.put(number.number(), each.word());
                    NAMES.put(number.number(), each.name());
                }
            }
        }
    }

    private IpProtocols() {}

    private static void nameOnly(int number, String name) {
        WORDS.put(number, name.toLowerCase(Locale.ROOT));
        NAMES.put(number, name);
    }

    /** Name of a protocol: {@code GRE}; {@code protocol 99} of one that is not known. */
    public static String name(int number) {
        return NAMES.getOrDefault(number, "protocol " + number);
    }

    /** Word of a protocol: {@code gre}; empty if it is not known. */
    public static Optional<String> word(int number) {
        return Optional.ofNullable(WORDS.get(number));
    }

    /** The number that a word stands for; empty if it is none of {@link #words}. */
    public static Optional<Integer> number(String word) {
        return WORDS.entrySet().stream()
                .filter(each -> each.getValue().equals(word))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The words of all that are known, by number. */
    public static List<String> words() {
        return List.copyOf(WORDS.values());
    }
}
