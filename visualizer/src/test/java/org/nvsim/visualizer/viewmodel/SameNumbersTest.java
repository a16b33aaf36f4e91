package org.nvsim.visualizer.viewmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nvsim.report.Json;
import org.nvsim.report.Provenance;
import org.nvsim.report.RunText;
import org.nvsim.report.SweepJson;
import org.nvsim.report.SweepTables;
import org.nvsim.report.TableFormat;
import org.nvsim.report.html.HtmlReport;
import org.nvsim.report.html.ReportContent;
import org.nvsim.report.html.ReportedRun;
import org.nvsim.run.Run;
import org.nvsim.run.record.Recorder;
import org.nvsim.run.result.RunResult;
import org.nvsim.run.sweep.Sweep;
import org.nvsim.run.sweep.SweepStore;
import org.nvsim.run.sweep.SweepWatcher;
import org.nvsim.scenario.Overrides;
import org.nvsim.scenario.ScenarioFile;
import org.nvsim.scenario.ScenarioLoader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whether text, JSON, the table of a sweep in CSV, the HTML report and the desktop application say
 * the same of the flows of random scenarios, as far as they round. (That Parquet holds what CSV
 * does is a test of that module.)
 */
class SameNumbersTest {
    private static final double ROUNDED = 0.006; // three digits
    private static final Map<String, Double> UNITS =
            Map.ofEntries(
                    Map.entry("bit/s", 1.0),
                    Map.entry("kbit/s", 1e3),
                    Map.entry("Mbit/s", 1e6),
                    Map.entry("Gbit/s", 1e9),
                    Map.entry("ns", 1.0),
                    Map.entry("µs", 1e3),
                    Map.entry("ms", 1e6),
                    Map.entry("s", 1e9));

    @TempDir Path folder;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 20);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void in_every_form(long seed) throws Exception {
        ScenarioFile file = ScenarioLoader.parse("same", scenario(seed), Overrides.none());
        Run run = Run.of(file.scenario());
        RunResult result = run.finish();

        Map<String, Map<String, Double>> json = json(result);
        same("text", json, text(RunText.of(result)), "in flight");
        same("HTML", json, html(report(file, run, result)), "goodput");
        same("CSV", json, csv(file), "goodput");
        same("application", json, application(file), "goodput");
    }

    private static void same(
            String form,
            Map<String, Map<String, Double>> json,
            Map<String, Map<String, Double>> found,
            String also) {
        assertThat(found.keySet()).as(form).isEqualTo(json.keySet());
        found.forEach(
                (flow, figures) -> {
                    assertThat(figures.keySet())
                            .as("%s of %s", form, flow)
                            .contains("sent", "delivered", "lost");
                    if (json.get(flow).get(also) > 0) { // else a dash may stand there
                        assertThat(figures).as("%s of %s", form, flow).containsKey(also);
                    }
                    figures.forEach(
                            (figure, value) -> {
                                double own = json.get(flow).get(figure);
                                boolean whole = !figure.equals("goodput") && !figure.equals("p99");
                                assertThat(value)
                                        .as("%s, %s of %s", form, figure, flow)
                                        .isCloseTo(own, within(whole ? 0 : own * ROUNDED + 1));
                            });
                });
    }

    private static Map<String, Map<String, Double>> json(RunResult result) {
        Map<String, Map<String, Double>> all = new TreeMap<>();
        for (JsonNode row : JsonMapper.builder().build().readTree(Json.of(result)).get("flows")) {
            Map<String, Double> flow = new TreeMap<>();
            flow.put("sent", row.get("sentPackets").asDouble());
            flow.put("delivered", row.get("deliveredPackets").asDouble());
            flow.put("answered", row.get("answeredPackets").asDouble());
            flow.put("lost", row.get("lostPackets").asDouble());
            flow.put("in flight", row.get("inFlightPackets").asDouble());
            flow.put("retransmits", row.get("retransmits").asDouble());
            flow.put("goodput", row.get("goodputBitsPerSecond").asDouble());
            flow.put("p99", row.get("latencyNanos").get("p99").asDouble());
            all.put(row.get("name").asString(), flow);
        }
        return all;
    }

    /** Of the table of flows, whose numbers end where the words above them do. */
    private static Map<String, Map<String, Double>> text(String text) {
        Map<String, Map<String, Double>> all = new TreeMap<>();
        String head = "";
        for (String line : text.split("\n")) {
            if (line.startsWith("FLOWS")) {
                head = line;
            } else if (line.isEmpty()) {
                head = "";
            } else if (!head.isEmpty()) {
                Map<String, Double> flow = new TreeMap<>();
                for (String figure :
                        List.of("sent", "delivered", "answered", "lost", "in flight")) {
                    cell(head, line, figure, flow);
                }
                for (String figure : List.of("retransmits", "goodput", "p99")) {
                    cell(head, line, figure, flow);
                }
                all.put(line.trim().split(" ")[0], flow);
            }
        }
        return all;
    }

    private static void cell(String head, String line, String figure, Map<String, Double> flow) {
        int end = head.indexOf("  " + figure) + 2 + figure.length();
        String before = line.substring(0, Math.min(end, line.length()));
        boolean empty = line.length() < end || before.endsWith("  ") || before.endsWith("-");
        if (!empty) {
            flow.put(figure, number(before.substring(before.lastIndexOf("  ") + 2)));
        }
    }

    private static double number(String text) {
        String digits = text.replaceAll("[^0-9.]+.*$", "");
        String unit = text.replaceAll("^[0-9.]+", "").trim();
        if (text.matches("[0-9]{1,3}([ \u00a0\u202f][0-9]{3})*")) { // thousands stand apart
            return Double.parseDouble(text.replaceAll("[^0-9]", ""));
        }
        if (text.matches("[0-9 \u00a0\u202f]+ \\D+")) {
            digits = text.replaceAll("[^0-9]", "");
            unit = text.replaceAll("[0-9 \u00a0\u202f]", "");
        }
        return Double.parseDouble(digits) * UNITS.get(unit);
    }

    private static Map<String, Map<String, Double>> html(String page) {
        int flows = page.indexOf("<caption>Packets, goodput and times of every flow");
        String table =
                page.substring(page.lastIndexOf("<table", flows), page.indexOf("</table>", flows));
        List<String> head =
                cells(table.substring(0, table.indexOf("</thead>"))).stream()
                        .map(word -> word.equals("99 %") ? "p99" : word)
                        .toList();
        Map<String, Map<String, Double>> all = new TreeMap<>();
        for (String row : table.substring(table.indexOf("</thead>")).split("</tr>")) {
            List<String> cells = cells(row);
            if (cells.size() < 2) {
                continue;
            }
            Map<String, Double> flow = new TreeMap<>();
            for (int i = 1; i < cells.size(); i++) {
                if (cells.get(i).matches("[0-9].*")) {
                    flow.put(head.get(i), number(cells.get(i)));
                }
            }
            flow.keySet()
                    .retainAll(List.of("sent", "delivered", "answered", "lost", "goodput", "p99"));
            all.put(cells.get(0), flow);
        }
        return all;
    }

    private static List<String> cells(String html) {
        List<String> all = new ArrayList<>();
        String[] parts = html.split("<t[hd]( [^>]*)?>");
        for (int i = 1; i < parts.length; i++) {
            String part = parts[i];
            if (part.contains("</t")) {
                all.add(part.substring(0, part.indexOf("</t")).replaceAll("<[^>]*>", "").trim());
            }
        }
        return all;
    }

    private static String report(ScenarioFile file, Run run, RunResult result) {
        return HtmlReport.of(
                new ReportContent(
                        "t",
                        "",
                        HtmlReport.verdict(List.of(result)),
                        List.of(new ReportedRun(file.scenario(), result, run.series(), List.of())),
                        Optional.of(run.topology()),
                        Optional.empty(),
                        Optional.empty(),
                        new ReportContent.Origin(Provenance.of(file.scenario()), "")));
    }

    private Map<String, Map<String, Double>> csv(ScenarioFile file) throws Exception {
        SweepWatcher nobody =
                new SweepWatcher() {
                    @Override
                    public void progressed(int done, int computed, int planned) {}

                    @Override
                    public boolean wantsToStop() {
                        return false;
                    }
                };
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (SweepStore store = SweepStore.open(folder.resolve("runs"))) {
            TableFormat csv =
                    TableFormat.all().stream()
                            .filter(format -> format.name().equals("csv"))
                            .findFirst()
                            .orElseThrow();
            csv.write(
                    SweepTables.of(new Sweep(file, store, 1, SweepJson::run, nobody).run()).get(0),
                    out);
        }
        String[] lines = out.toString(StandardCharsets.UTF_8).split("\r?\n");
        String[] head = lines[0].split(",");
        String[] values = lines[1].split(",");
        Map<String, Map<String, Double>> all = new TreeMap<>();
        for (int i = 0; i < head.length; i++) {
            if (head[i].matches("f[0-9]+_.*") && i < values.length && !values[i].isEmpty()) {
                String[] words = head[i].split("_");
                String figure = head[i].contains("_p99_") ? "p99" : words[1];
                all.computeIfAbsent(words[0], name -> new TreeMap<>())
                        .put(figure, Double.parseDouble(values[i]));
            }
        }
        return all;
    }

    private static Map<String, Map<String, Double>> application(ScenarioFile file)
            throws Exception {
        RunResult shown = Recorder.record(file.scenario(), share -> true).result();
        Map<String, Map<String, Double>> all = new TreeMap<>();
        for (Difference line : Difference.between(shown, shown)) {
            String[] words = line.what().split(": ");
            if (words.length < 2 || !words[0].matches("f[0-9]+")) {
                continue;
            }
            Map<String, Double> flow = all.computeIfAbsent(words[0], name -> new TreeMap<>());
            if (words[1].equals("packets delivered")) {
                flow.put("delivered", number(line.here().split(" of ")[0]));
                flow.put("sent", number(line.here().split(" of ")[1]));
            } else {
                flow.put(words[1], number(line.here()));
            }
        }
        return all;
    }

    /** Two hosts with a link between them that is too small at times, and flows of all kinds. */
    private static String scenario(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder text = new StringBuilder("nvsim: 1\nseed: 1\nduration: 100ms\n");
        String mechanism = random.nextBoolean() ? "nvgre" : "ip-rewrite";
        text.append(
                """
                network:
                  defaults: { rate: %dMbps, delay: %dus, mtu: 1600, buffer: %dKiB }
                  star: { hosts: 2 }
                virtualization: { mechanism: %s }
                tenants:
                  t:
                    subnets: { n: { vsid: 5001, prefix: 10.1.0.0/24 } }
                    vms:
                      a: { host: hv1, subnet: n, address: 10.1.0.4 }
                      b: { host: hv2, subnet: n, address: 10.1.0.5 }
                traffic:
                """
                        .formatted(
                                random.nextInt(5, 500),
                                random.nextInt(1, 900),
                                random.nextInt(8, 200),
                                mechanism));
        List<String> metrics = new ArrayList<>();
        for (int i = 1; i <= 6; i++) {
            String head = "name: f" + i + ", from: a, to: b, start: " + random.nextInt(30) + "ms";
            int size = random.nextInt(20, 1_300);
            int count = random.nextInt(1, 2_500);
            String time = "rtt";
            String flow =
                    switch (random.nextInt(4)) {
                        case 0 -> "ping: { %s, size: %dB, count: %d, every: 1ms }";
                        case 1 -> "udp: { %s, size: %dB, count: %d, rate: 40Mbps, port: %d }";
                        case 2 -> "tcp: { %s, bytes: %d%dB, port: %d }";
                        default -> "request-response: { %s, request: %dB, count: %d, port: %d }";
                    };
            time = flow.startsWith("udp") ? "delay" : time;
            time = flow.startsWith("request") ? "response-time" : time;
            text.append("  - ")
                    .append(String.format(Locale.ROOT, flow, head, size, count, 6000 + i))
                    .append('\n');
            for (String figure : List.of("sent", "delivered", "lost", "goodput", time + "-p99")) {
                metrics.add("f" + i + "." + figure);
            }
        }
        return text
                + "sweep: { replications: 1, grid: { network.defaults.mtu: [ 1600 ] },"
                + " metrics: [ "
                + String.join(", ", metrics)
                + " ] }\n";
    }
}
