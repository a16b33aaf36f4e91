package org.nvsim.report.html;

import java.math.BigDecimal;
import java.util.List;
import org.nvsim.observe.Action;
import org.nvsim.observe.Decision;
import org.nvsim.report.HopWords;
import org.nvsim.run.journey.Branch;
import org.nvsim.run.journey.Hop;
import org.nvsim.run.journey.Journey;

/** How dropped packets fared, hop by hop. */
final class JourneySection {
    private JourneySection() {}

    static void write(HtmlWriter html, List<ReportedRun> runs) {
        if (runs.stream().allMatch(run -> run.journeys().isEmpty())) {
            return;
        }
        html.section("journeys", "Journeys of dropped packets");
        for (ReportedRun run : runs) {
            for (Journey journey : run.journeys()) {
                journey(html, runs.size() > 1 ? run.name() + ": " : "", journey);
            }
        }
        html.close();
    }

    private static void journey(HtmlWriter html, String variant, Journey journey) {
        String name =
                variant
                        + "packet "
                        + journey.packet()
                        + " of "
                        + journey.flow().name()
                        + journey.drop()
                                .map(d -> ", dropped at " + d.node() + ": " + d.reason().word())
                                .orElse("");
        html.open("details", "open", "").leaf("summary", name);
        html.table("Hop by hop").open("thead").open("tr");
        html.leaf("th", "time (µs)", "scope", "col").leaf("th", "where", "scope", "col");
        html.leaf("th", "what happens", "scope", "col").leaf("th", "decided by", "scope", "col");
        html.close().close().open("tbody");
        for (Hop hop : journey.hops()) {
            boolean echo = hop.action() == Action.ARRIVED && hop.port() < 0;
            if (hop.branch().kind() != Branch.Kind.ARP && !echo) {
                hop(html, hop);
            }
        }
        html.close().endTable().close();
    }

    private static void hop(HtmlWriter html, Hop hop) {
        boolean drop = hop.action() == Action.DROPPED;
        html.open("tr", "class", drop ? "no" : "hop");
        html.leaf("td", BigDecimal.valueOf(hop.timePs(), 6).toPlainString(), "class", "time");
        html.leaf("td", hop.node());
        html.leaf("td", (drop ? "✗ " : "") + HopWords.of(hop));
        html.open("td");
        if (hop.decidedBy() != Decision.NONE) {
            Decision decision = hop.decidedBy();
            html.text(decision.by() + ": " + decision.what());
            if (!decision.definedAt().isEmpty()) {
                html.text(" ").leaf("code", decision.definedAt());
            }
        }
        hop.denied()
                .ifPresent(
                        seen ->
                                html.text("; to it the packet is ")
                                        .text(seen.text())
                                        .text("; it would pass by ")
                                        .text(seen.passesBy()));
        html.close().close();
    }
}
