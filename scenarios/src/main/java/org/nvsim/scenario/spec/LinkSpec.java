package org.nvsim.scenario.spec;

import java.util.Optional;
import org.nvsim.scenario.problem.SourceMark;

/**
 * A full-duplex link between two nodes of the physical network.
 *
 * @param a the end written first
 * @param rateBitsPerSecond of each direction
 * @param delayPs propagation in picoseconds, at least 1
 * @param mtuBytes largest IP packet the link carries
 * @param bufferBytes what the port at each end may hold while it waits to send
 * @param markAboveBytes waiting bytes above which both ports mark packets (ECN); empty for never
 */
public record LinkSpec(
        SourceMark mark,
        String a,
        String b,
        long rateBitsPerSecond,
        long delayPs,
        int mtuBytes,
        long bufferBytes,
        Optional<Long> markAboveBytes) {}
