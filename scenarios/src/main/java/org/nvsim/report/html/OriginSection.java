package org.nvsim.report.html;

import org.nvsim.report.Amounts;
import org.nvsim.report.Provenance;

/** The foot of the page: seed, version, digests, and the command that makes it again. */
final class OriginSection {
    private final HtmlWriter html;
    private final ReportContent content;

    OriginSection(HtmlWriter html, ReportContent content) {
        this.html = html;
        this.content = content;
    }

    void write() {
        ReportContent.Origin origin = content.origin();
        html.open("footer").leaf("h2", "To have this again");
        html.open("pre", "tabindex", "0").leaf("code", origin.command()).close();
        html.open("dl");
        fact("version", "nvsim " + origin.provenance().version());
        fact("scenario", origin.provenance().scenarioHash());
        fact("seed", Long.toString(origin.provenance().seed()));
        Provenance noise =
                content.runs().isEmpty()
                        ? origin.provenance()
                        : Provenance.of(content.runs().get(0).result());
        fact("machines", noise.timingNoise());
        origin.provenance().digest().ifPresent(digest -> fact("digest of all runs", digest));
        for (ReportedRun run : content.runs()) {
            String name = content.runs().size() == 1 ? "digest" : "digest of " + run.name();
            fact(name, run.result().digest());
        }
        if (!content.runs().isEmpty()) {
            ReportedRun first = content.runs().get(0);
            fact("simulated", Amounts.nanos(first.result().simulatedNanos()));
            fact(
                    "events",
                    Amounts.count(
                            content.runs().stream().mapToLong(r -> r.result().events()).sum()));
        }
        html.close();
        html.leaf(
                "p",
                "The same version, scenario and seed give the same digest on every machine.",
                "class",
                "note");
        html.close();
    }

    private void fact(String name, String value) {
        html.open("div").leaf("dt", name).leaf("dd", value).close();
    }
}
