package org.nvsim.virt;

import org.nvsim.packet.Frame;

/** All that a verdict and its frame say, as text that two decisions can be compared by. */
final class Decided {
    private Decided() {}

    static String text(Verdict v, Frame frame) {
        StringBuilder text = new StringBuilder();
        text.append(v.kind()).append(' ').append(v.reason());
        text.append(" vsid ").append(v.vsid()).append(" mac ").append(v.destinationMac());
        text.append("\nrecord ").append(v.record()).append("\nsender ").append(v.sourceRecord());
        text.append("\nroute ").append(v.route()).append("\nprovider ").append(v.providerAddress());
        text.append("\nby ").append(v.providerRoute()).append(" to ").append(v.nextHop());
        text.append("\n").append(v.source()).append(" -> ").append(v.destination());
        text.append(" from ").append(v.wireSource()).append(" mtu ").append(v.innerMtuBytes());
        text.append(v.encapsulated() ? " encapsulated" : "").append(v.rewritten() ? " new" : "");
        text.append(v.floodsLocally() ? " floods" : "");
        for (int i = 0; i < v.floodTargets(); i++) {
            text.append(' ').append(v.floodTarget(i));
        }
        text.append("\n").append(frame.lengthBytes()).append(' ').append(World.text(frame));
        return text.toString();
    }
}
