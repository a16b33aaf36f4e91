package org.nvsim.control;

import java.util.Objects;
import java.util.Optional;
import org.nvsim.virt.policy.ProviderAddress;

/**
 * What a move of a VM means for policy.
 *
 * @param vsid its virtual subnet
 * @param customerAddress its IPv4 address
 * @param mac its MAC address, low 48 bits
 * @param from the host it left
 * @param to the host it is on now
 * @param given the provider address that {@code from} has no more; empty if others use it
 * @param taken the provider address of the VM at {@code to}
 * @param origin where the move was ordered, for people
 * @param sincePs when the VM went on, in picoseconds since the start
 */
public record VmMove(
        int vsid,
        int customerAddress,
        long mac,
        String from,
        String to,
        Optional<ProviderAddress> given,
        ProviderAddress taken,
        String origin,
        long sincePs) {
    public VmMove {
        Objects.requireNonNull(from);
        Objects.requireNonNull(to);
        Objects.requireNonNull(given);
        Objects.requireNonNull(taken);
        Objects.requireNonNull(origin);
    }
}
