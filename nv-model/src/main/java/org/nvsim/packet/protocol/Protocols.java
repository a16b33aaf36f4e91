package org.nvsim.packet.protocol;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How one protocol leads to the next. */
public final class Protocols {
    private static final String FIRST = "ethernet";
    private static final Protocols KNOWN = new Protocols(Protocol.registry().all());

    private final Map<Announcement, Protocol> byNumber = new HashMap<>(); // never iterated

    /**
     * @throws IllegalStateException if two are announced by one number
     */
    Protocols(Collection<Protocol> all) {
        for (Protocol each : all) {
            for (Announcement number : each.announcedBy()) {
                Protocol other = byNumber.put(number, each);
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

    /** The protocol that every frame begins with. */
    public static Protocol first() {
        return Protocol.registry().get(FIRST);
    }

    /** The protocol that a number announces, if one does. */
    public static Optional<Protocol> announced(NumberSpace space, int number) {
        return Optional.ofNullable(KNOWN.byNumber.get(new Announcement(space, number)));
    }

    /** All that have a number in a space, by word. */
    public static List<Protocol> in(NumberSpace space) {
        return Protocol.registry().all().stream()
                .filter(each -> each.announcedBy().stream().anyMatch(a -> a.space() == space))
                .toList();
    }
}
