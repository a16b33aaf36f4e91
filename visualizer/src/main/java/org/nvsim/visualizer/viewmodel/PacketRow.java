package org.nvsim.visualizer.viewmodel;

/**
 * A line of the list of packets.
 *
 * @param packet number of the frame in the recording
 * @param tenant number of its tenant, or {@link Tenants#NOBODY}
 */
public record PacketRow(
        int packet,
        String time,
        String flow,
        String source,
        String destination,
        String protocol,
        int lengthBytes,
        String tenantName,
        int tenant,
        String outcome,
        boolean dropped) {}
