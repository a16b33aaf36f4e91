package org.nvsim.virt.policy;

import java.util.Optional;
import java.util.UUID;

/**
 * Names one customer network (RDID): a GUID, written in braces as policy scripts do. Customer
 * addresses are unique within a routing domain and may repeat between two.
 */
public record RoutingDomainId(long high, long low) implements Comparable<RoutingDomainId> {
    /**
     * Reads a GUID with or without braces; empty if {@code text} is none.
     *
     * @param text for instance {@code {11111111-2222-3333-4444-000000005001}}
     */
    public static Optional<RoutingDomainId> tryParse(String text) {
        String bare = text.strip();
        if (bare.startsWith("{") && bare.endsWith("}")) {
            bare = bare.substring(1, bare.length() - 1);
        }
        if (!bare.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) {
            return Optional.empty();
        }
        UUID guid = UUID.fromString(bare);
        return Optional.of(
                new RoutingDomainId(guid.getMostSignificantBits(), guid.getLeastSignificantBits()));
    }

    @Override
    public int compareTo(RoutingDomainId other) {
        int byHigh = Long.compareUnsigned(high, other.high);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
    }

    /** The GUID in lower case and braces. */
    @Override
    public String toString() {
        return "{" + new UUID(high, low) + "}";
    }
}
