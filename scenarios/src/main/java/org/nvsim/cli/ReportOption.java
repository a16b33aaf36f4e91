package org.nvsim.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.nvsim.report.Amounts;
import org.nvsim.report.Provenance;
import org.nvsim.report.html.HtmlReport;
import org.nvsim.report.html.ReportContent;
import org.nvsim.report.html.ReportedRun;
import org.nvsim.run.Run;
import org.nvsim.run.isolation.IsolationResult;
import org.nvsim.run.journey.Journey;
import org.nvsim.run.result.RunResult;
import org.nvsim.run.sweep.SweepResult;
import org.nvsim.scenario.problem.ScenarioException;
import org.nvsim.scenario.spec.Scenario;
import picocli.CommandLine.Option;

/** {@code --report}: also writes one HTML file that opens without a network. */
final class ReportOption {
    private static final int SAMPLES = 100;

    /** A journey needs its run once more, twice even; above this that would be no side matter. */
    private static final long MOST_EVENTS_TO_REPEAT = 3_000_000;

    private static final int MOST_JOURNEYS = 3;

    /** What is kept of a run until the report is written. */
    private record Finished(Run run, RunResult result) {}

    @Option(
            names = "--report",
            description =
                    "Also writes NAME.html, a report that opens in any browser without a network,"
                            + " into the folder of --out or else here.")
    private boolean wanted;

    private final List<Finished> runs = new ArrayList<>();

    /** Forgets the runs so far. */
    void startOver() {
        runs.clear();
    }

    /** A run is about to begin. */
    void watch(Run run) {
        if (wanted) {
            run.sample(SAMPLES);
        }
    }

    /** A run has ended. */
    void add(Run run, RunResult result) {
        if (wanted) {
            runs.add(new Finished(run, result));
        }
    }

    /**
     * Writes the report on the runs that were added, if one is wanted.
     *
     * @param folder where it goes, or null for the current one
     * @param name of the file, without its ending
     * @param command how to have it again
     */
    void write(Path folder, String name, String command) throws IOException, ScenarioException {
        if (wanted && !runs.isEmpty()) {
            save(folder, name, content(command));
        }
    }

    /** Writes the report on a sweep, if one is wanted. */
    void write(Path folder, Scenario scenario, SweepResult result, String command)
            throws IOException {
        if (!wanted) {
            return;
        }
        int failed = result.failures().size();
        String runs = Amounts.count(result.runs().size()) + " runs";
        String sentence =
                (result.complete() ? "" : "Incomplete: ")
                        + runs
                        + (failed == 0
                                ? ", none failed."
                                : ", " + Amounts.count(failed) + " failed.");
        save(
                folder,
                result.scenario() + "-sweep",
                new ReportContent(
                        result.title(),
                        scenario.about(),
                        new ReportContent.Verdict(failed == 0 && result.complete(), sentence),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(result),
                        new ReportContent.Origin(Provenance.of(result, result.runs()), command)));
    }

    /** Writes the report on a measured isolation, if one is wanted. */
    void write(Path folder, Run run, IsolationResult result, String command) throws IOException {
        if (!wanted) {
            return;
        }
        Scenario scenario = result.scenario();
        String sentence =
                result.agrees()
                        ? "Packets and policy say the same of every pair."
                        : "Packets and policy differ on "
                                + result.disagreements().size()
                                + " ordered pairs.";
        ReportContent content =
                new ReportContent(
                        scenario.title(),
                        scenario.about(),
                        new ReportContent.Verdict(result.agrees(), sentence),
                        List.of(),
                        Optional.of(run.topology()),
                        Optional.of(result),
                        Optional.empty(),
                        new ReportContent.Origin(Provenance.of(scenario), command));
        save(folder, scenario.name() + "-isolation", content);
    }

    private static void save(Path folder, String name, ReportContent content) throws IOException {
        Path home = folder == null ? Path.of("") : folder;
        ResultFolder.write(home, name + ".html", HtmlReport.of(content));
    }

    private ReportContent content(String command) throws ScenarioException {
        Scenario scenario = runs.get(0).run().scenario();
        List<ReportedRun> reported = new ArrayList<>();
        for (Finished finished : runs) {
            reported.add(
                    new ReportedRun(
                            finished.run().scenario(),
                            finished.result(),
                            finished.run().series(),
                            journeys(finished)));
        }
        return new ReportContent(
                scenario.title(),
                scenario.about(),
                HtmlReport.verdict(runs.stream().map(Finished::result).toList()),
                reported,
                Optional.of(runs.get(0).run().topology()),
                Optional.empty(),
                Optional.empty(),
                new ReportContent.Origin(Provenance.of(scenario), command));
    }

    /** Of the first packet lost of each of the flows that lost most. */
    private static List<Journey> journeys(Finished finished) throws ScenarioException {
        RunResult result = finished.result();
        if (!result.complete() || result.events() > MOST_EVENTS_TO_REPEAT) {
            return List.of();
        }
        List<RunResult.FlowResult> losers =
                result.flows().stream()
                        .filter(flow -> flow.lostPackets() > 0)
                        .sorted(Comparator.comparing(flow -> -flow.lostPackets()))
                        .limit(MOST_JOURNEYS)
                        .toList();
        List<Journey> journeys = new ArrayList<>();
        for (RunResult.FlowResult flow : losers) {
            Scenario scenario = finished.run().scenario();
            Journey journey = Journey.of(scenario, scenario.flow(flow.name()).orElseThrow(), 0);
            if (journey.drop().isPresent()) {
                journeys.add(journey);
            }
        }
        return journeys;
    }
}
