package org.nvsim.audit;

import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** What hosts and gateways did to frames, and what it added to the wire. */
final class HostAudit {
    private static final class Counts {
        long encapsulated;
        long decapsulated;
        long rewritten;
        long plainBytes;
        long addedBytes;
    }

    private final TreeMap<String, Counts> byNode = new TreeMap<>();

    private Counts counts(String node) {
        return byNode.computeIfAbsent(node, n -> new Counts());
    }

    /** A frame went from a host or gateway to the wire. */
    void sent(String node, Life life, Wire wire) {
        Counts counts = counts(node);
        if (!wire.tunnel && !life.machines) {
            return; // the provider's own
        }
        counts.encapsulated += wire.tunnel ? 1 : 0;
        counts.rewritten += life.rewritten && !wire.tunnel ? 1 : 0;
        counts.addedBytes += wire.added;
        counts.plainBytes += wire.length - wire.added;
    }

    void decapsulated(String node, int frames) {
        counts(node).decapsulated += frames;
    }

    void rewrittenInbound(String node, int frames) {
        counts(node).rewritten += frames;
    }

    void compare(JsonNode document, LinkAudit links, Findings findings) {
        long added = 0;
        long plain = 0;
        for (JsonNode row : document.get("hosts")) {
            String name = row.get("name").asString();
            Counts own = counts(name);
            findings.same(name + ", sent bytes", links.sentBytes(name, 0), row.get("sentBytes"));
            findings.same(
                    name + ", bytes to it", links.sentBytesTo(name), row.get("receivedBytes"));
            findings.same(name + ", encapsulated", own.encapsulated, row.get("encapsulated"));
            findings.same(name + ", decapsulated", own.decapsulated, row.get("decapsulated"));
            findings.same(name + ", rewritten", own.rewritten, row.get("rewritten"));
        }
        for (JsonNode row : document.path("gateways")) {
            String name = row.get("name").asString();
            Counts own = counts(name);
            findings.same(name + ", encapsulated", own.encapsulated, row.get("encapsulated"));
            findings.same(name + ", decapsulated", own.decapsulated, row.get("decapsulated"));
        }
        for (Counts own : byNode.values()) {
            added += own.addedBytes;
            plain += own.plainBytes;
        }
        JsonNode overhead = document.get("overhead");
        findings.same("bytes added to the wire", added, overhead.get("bytes"));
        double percent = plain == 0 ? 0 : 100.0 * added / plain;
        findings.near("overhead in percent", percent, overhead.get("percent"), 1e-9);
    }
}
