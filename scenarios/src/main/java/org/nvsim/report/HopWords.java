package org.nvsim.report;

import org.nvsim.ip.Neighbors;
import org.nvsim.observe.Action;
import org.nvsim.observe.Decision;
import org.nvsim.packet.DropReason;
import org.nvsim.run.journey.Branch;
import org.nvsim.run.journey.Hop;
import org.nvsim.run.record.Step;

/** What happened at a hop, as the rest of a sentence whose subject is the node. */
public final class HopWords {
    private HopWords() {}

    /** The sentence without its subject. */
    public static String of(Hop hop) {
        return switch (hop.action()) {
            case CREATED -> created(hop.branch().kind());
            case COPIED ->
                    hop.branch().kind() == Branch.Kind.FRAGMENT
                            ? "cuts this fragment off"
                            : "makes this copy";
            default -> of(hop.action(), hop.port(), hop.decidedBy(), hop.reason());
        };
    }

    /** The sentence without its subject, of what is known without the packet's whole journey. */
    public static String of(Step step) {
        return of(step.action(), step.port(), step.decision(), step.reason());
    }

    private static String of(Action action, int port, Decision decision, DropReason reason) {
        return switch (action) {
            case CREATED -> "makes the packet";
            case COPIED -> "makes this copy";
            case ARRIVED -> "receives it" + onPort(port, " on port ");
            case ROUTED -> "routes it";
            case ADDRESSED -> "addresses it to its neighbour";
            case FORWARDED -> "sends it" + onPort(port, " out of port ");
            case ENCAPSULATED -> "encapsulates it";
            case DECAPSULATED -> "decapsulates it";
            case REWRITTEN -> "rewrites its addresses";
            case SEGMENTED -> "cuts it into segments";
            case HELD -> decision.by().equals(Neighbors.TABLE) ? "waits for ARP" : "queues it";
            case DELIVERED -> "delivered";
            case CONSUMED -> "consumed";
            case DROPPED -> "drops it: " + reason.word();
        };
    }

    /** What happened to an ARP frame, which is named by what it says. */
    static String ofArp(Hop hop) {
        String says = hop.after().text();
        return switch (hop.action()) {
            case CREATED -> "sends \"" + says + "\"";
            case REWRITTEN -> "answers \"" + says + "\"";
            case DROPPED -> "drops \"" + says + "\": " + hop.reason().word();
            default -> hop.action().word() + " \"" + says + "\"";
        };
    }

    private static String created(Branch.Kind kind) {
        return switch (kind) {
            case REPLY -> "answers";
            case ICMP_ERROR -> "tells the sender";
            default -> "makes the packet";
        };
    }

    private static String onPort(int port, String words) {
        return port < 0 ? "" : words + port;
    }
}
