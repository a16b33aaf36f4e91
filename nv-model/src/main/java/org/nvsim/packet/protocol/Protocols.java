package org.nvsim.packet.protocol;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How one protocol leads to the next. */
public final class Protocols {
    private static final String FIRST = "ethernet";
    private static final Protocols KNOWN = new Protocols(Protocol.registry().all());

    private final Map<NumberSpace, Map<Integer, Protocol>> byNumber =
            new EnumMap<>(NumberSpace.class);
    private final Protocol first;

    /**
     * @throws IllegalStateException if two are announced by one number
     */
    Protocols(Collection<Protocol> all) {
        first = of(FIRST);
        for (Protocol each : all) {
            for (Announcement number : each.announcedBy()) {
                Protocol other =
                        byNumber.computeIfAbsent(number.space(), space -> new TreeMap<>())
                                .put(number.number(), each);
                if (other != null) {
                    throw new IllegalStateException(
                            "two protocols are announced by "
                                    + number
                                    + ": "
                                    + other.word()
                                    + " and "
                                    + each.word());
                }
            }
        }
    }

    /** All that there are, by word. */
    public static Collection<Protocol> all() {
        return Protocol.registry().all();
    }

    /**
     * The protocol of a word.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Protocol of(String word) {
        return Protocol.registry().get(word);
    }

    /** The protocol that every frame begins with. */
    public static Protocol first() {
        return KNOWN.first;
    }

    /** The protocol that a number announces, if one does. */
    public static Optional<Protocol> announced(NumberSpace space, int number) {
        return Optional.ofNullable(
                KNOWN.byNumber.getOrDefault(space, Collections.emptyMap()).get(number));
    }
}
