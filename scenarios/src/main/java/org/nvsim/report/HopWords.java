package org.nvsim.report;

import org.nvsim.run.journey.Branch;
import org.nvsim.run.journey.Hop;

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
            case ARRIVED -> "receives it" + onPort(hop, " on port ");
            case ROUTED -> "finds its way";
            case ADDRESSED -> "addresses it to its neighbour";
            case FORWARDED -> "sends it" + onPort(hop, " out of port ");
            case ENCAPSULATED -> "encapsulates it";
            case DECAPSULATED -> "takes it out of its tunnel";
            case REWRITTEN -> "rewrites its addresses";
            case SEGMENTED -> "cuts it into segments";
            case HELD -> "holds it";
            case DELIVERED -> "takes it: delivered";
            case CONSUMED -> "uses it up";
            case DROPPED -> "drops it: " + hop.reason().word();
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

    private static String onPort(Hop hop, String words) {
        return hop.port() < 0 ? "" : words + hop.port();
    }
}
