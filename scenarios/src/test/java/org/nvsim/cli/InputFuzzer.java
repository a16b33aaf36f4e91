package org.nvsim.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.nvsim.report.Json;
import org.nvsim.report.RunText;
import org.nvsim.run.Administration;
import org.nvsim.run.Run;
import org.nvsim.run.result.RunResult;
import org.nvsim.scenario.DrawnSettings;
import org.nvsim.scenario.Overrides;
import org.nvsim.scenario.ScenarioLoader;
import org.nvsim.scenario.problem.ScenarioException;
import org.nvsim.scenario.spec.Scenario;

/**
 * Draws inputs of every language that nvsim reads and demands of each: the command ends with status
 * 0, 1 or 2, of which 2 comes with a place, within its time and memory. The number of an input
 * decides what is drawn. See docs/fuzzing.md.
 */
final class InputFuzzer {
    /** What an input is, and how many of 100 are such. */
    enum Kind {
        RUN(30),
        YAML(15),
        SETTING(8),
        DOT(8),
        GML(8),
        GRAPHML(8),
        CSV(6),
        CDF(6),
        POWERSHELL(11);

        private final int share;

        Kind(int share) {
            this.share = share;
        }
    }

    /** An input that broke the promise. */
    record Finding(long number, Kind kind, String what, String input) {}

    /** A run is stopped after so many events: what it does then it does again and again. */
    private static final long MOST_EVENTS = 3_000;

    private static final Pattern PLACE = Pattern.compile("(?m)^[^\n]*(:\\d+:\\d+:|--set)");

    private static final List<String> CHANGED =
            List.of(
                    "src/test/resources/every-key/leaf-spine.yaml",
                    "src/test/resources/every-key/star.yaml",
                    "src/test/resources/every-key/written.yaml",
                    "library/bad-day.yaml",
                    "library/early-warning.yaml",
                    "library/gateway-nat.yaml",
                    "library/incast.yaml",
                    "library/learning-r2.yaml",
                    "library/live-migration.yaml",
                    "library/provider-multicast.yaml",
                    "library/three-ways.yaml");

    private static final String TWO_HOSTS =
            """
            nvsim: 1
            duration: 1ms
            network: { star: { hosts: 2 } }
            policy: { management: local }
            tenants:
              blue:
                subnets: { net: { vsid: 5001, prefix: 10.0.0.0/24 } }
                vms:
                  b1: { host: hv1, subnet: net, address: 10.0.0.5 }
                  b2: { host: hv2, subnet: net, address: 10.0.0.6 }
            """;

    private final Path folder;
    private final List<Path> files = new ArrayList<>();
    private final List<DrawnSettings> changes = new ArrayList<>();
    private final Map<Kind, long[]> statuses = new EnumMap<>(Kind.class);
    private final Scenario twoHosts;
    private volatile String current = "";

    /**
     * @param folder for the files of an input; not used by others
     */
    InputFuzzer(Path folder) throws IOException, ScenarioException {
        this.folder = folder;
        for (String name : CHANGED) {
            files.add(Path.of(name));
            changes.add(new DrawnSettings(Path.of(name)));
        }
        for (String graph : List.of("dot", "gml", "graphml")) {
            write(
                    graph + ".yaml",
                    "nvsim: 1\nduration: 1ms\nnetwork: { "
                            + graph
                            + ": input."
                            + graph
                            + ", hosts-per-router: 1 }\n");
        }
        write("two.yaml", TWO_HOSTS);
        twoHosts = ScenarioLoader.load(folder.resolve("two.yaml").toString(), Overrides.none());
        String flow = "udp: { rate: 1Mbps, size: 100B }";
        write(
                "csv.yaml",
                TWO_HOSTS
                        + "traffic: [ { matrix: { name: m, pattern: csv, file: input.csv, each: { "
                        + flow
                        + " } } } ]\n");
        write(
                "cdf.yaml",
                TWO_HOSTS
                        + "traffic: [ { transfers: { name: t, from: b1, to: b2, sizes: input.cdf,"
                        + " rate: 10Mbps } } ]\n");
        for (Kind kind : Kind.values()) {
            statuses.put(kind, new long[Status.DEFECT + 1]);
        }
    }

    /** Tries the input of this number; null if it kept the promise. */
    Finding attempt(long number) throws IOException {
        SplittableRandom random = new SplittableRandom(number);
        int drawn = random.nextInt(100);
        Kind kind = Kind.RUN;
        for (Kind one : Kind.values()) {
            kind = one;
            drawn -= one.share;
            if (drawn < 0) {
                break;
            }
        }
        StringWriter said = new StringWriter();
        PrintWriter err = new PrintWriter(said);
        PrintWriter out = new PrintWriter(new StringWriter());
        int status = kind == Kind.RUN ? run(random, out, err) : read(kind, random, out, err);
        err.flush();
        statuses.get(kind)[Math.min(status, Status.DEFECT)]++;
        boolean placed = status != Status.WRONG_INPUT || PLACE.matcher(said.toString()).find();
        return status < Status.DEFECT && placed
                ? null
                : new Finding(number, kind, "status " + status + "\n" + said, current);
    }

    /** How many inputs of each kind ended with which status. */
    String summary() {
        StringBuilder text = new StringBuilder();
        statuses.forEach(
                (kind, counts) ->
                        text.append(
                                String.format(
                                        "%-10s 0: %d, 1: %d, 2: %d, 3: %d%n",
                                        kind, counts[0], counts[1], counts[2], counts[3])));
        return text.toString();
    }

    /** The text that is being read, for whoever watches the time. */
    String current() {
        return current;
    }

    private int run(SplittableRandom random, PrintWriter out, PrintWriter err) {
        int which = random.nextInt(files.size());
        String file = files.get(which).toString();
        List<String> settings = changes.get(which).draw(random);
        current = "run " + file + " --set " + String.join(" --set ", settings);
        return status(
                err,
                () -> {
                    Run run = Run.of(ScenarioLoader.load(file, Overrides.of(settings)));
                    run.stopWhen(() -> run.eventCount() > MOST_EVENTS);
                    RunResult result = run.finish();
                    out.print(RunText.of(result));
                    out.print(Json.of(result));
                    return result.passed() ? Status.OK : Status.EXPECTATION_FAILED;
                });
    }

    private int read(Kind kind, SplittableRandom random, PrintWriter out, PrintWriter err)
            throws IOException {
        boolean typed =
                random.nextInt(50) == 0; // reading a command line takes longer than all else
        return switch (kind) {
            case YAML -> file("input.yaml", "input.yaml", Grammars.YAML, random, typed, out, err);
            case DOT -> file("dot.yaml", "input.dot", Grammars.DOT, random, typed, out, err);
            case GML -> file("gml.yaml", "input.gml", Grammars.GML, random, typed, out, err);
            case CSV -> file("csv.yaml", "input.csv", Grammars.CSV, random, typed, out, err);
            case CDF -> file("cdf.yaml", "input.cdf", Grammars.CDF, random, typed, out, err);
            case GRAPHML ->
                    file(
                            "graphml.yaml",
                            "input.graphml",
                            Grammars.GRAPHML,
                            random,
                            typed,
                            out,
                            err);
            case SETTING -> {
                current = Grammars.SETTING.draw(random);
                String file = folder.resolve("two.yaml").toString();
                yield validate(file, List.of("--set", current), typed, out, err);
            }
            default -> script(Grammars.POWERSHELL.draw(random), typed, out, err);
        };
    }

    private int file(
            String scenario,
            String name,
            NestedTexts grammar,
            SplittableRandom random,
            boolean typed,
            PrintWriter out,
            PrintWriter err)
            throws IOException {
        current = grammar.draw(random);
        write(name, current);
        return validate(folder.resolve(scenario).toString(), List.of(), typed, out, err);
    }

    private int validate(
            String file, List<String> options, boolean typed, PrintWriter out, PrintWriter err) {
        if (typed) {
            List<String> words = new ArrayList<>(List.of("validate", file));
            words.addAll(options);
            return Main.execute(out, err, words.toArray(String[]::new));
        }
        List<String> settings = options.isEmpty() ? options : options.subList(1, options.size());
        return status(
                err,
                () -> {
                    Run.of(ScenarioLoader.load(file, Overrides.of(settings)));
                    return Status.OK;
                });
    }

    private int script(String text, boolean typed, PrintWriter out, PrintWriter err)
            throws IOException {
        current = text;
        String name = folder.resolve("input.ps1").toString();
        if (typed) {
            write("input.ps1", text);
            String file = folder.resolve("two.yaml").toString();
            return Main.execute(out, err, "powershell", file, name, "--on", "hv1");
        }
        return status(
                err,
                () -> {
                    Administration.Outcome outcome =
                            Administration.of(twoHosts).run(name, text, Optional.of("hv1"));
                    outcome.output().forEach(out::println);
                    outcome.changes().forEach(out::println);
                    outcome.problem().ifPresent(err::println);
                    return outcome.problem().isPresent() ? Status.WRONG_INPUT : Status.OK;
                });
    }

    /** As the command ends with what is thrown. */
    private static int status(PrintWriter err, Callable<Integer> command) {
        try {
            return command.call();
        } catch (Exception | Error e) {
            return Complaint.of(e, err, List.of());
        }
    }

    private void write(String name, String text) throws IOException {
        Files.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Tries a range of inputs, with 512 MiB: {@code -Xmx512m}.
     *
     * @param args the first number, how many, and the folder for findings
     */
    public static void main(String[] args) throws Exception {
        long first = Long.parseLong(args[0]);
        long count = Long.parseLong(args[1]);
        Path findings = Files.createDirectories(Path.of(args[2]));
        Path folder = Files.createTempDirectory("fuzz");
        InputFuzzer fuzzer = new InputFuzzer(folder);
        FuzzWatch watch = new FuzzWatch(fuzzer, findings);
        Map<String, Integer> seen = new HashMap<>();
        long slowest = 0;
        for (long number = first; number < first + count; number++) {
            watch.begins(number);
            Finding finding = fuzzer.attempt(number);
            slowest = Math.max(slowest, watch.nanos());
            if (finding != null) {
                int times = seen.merge(FuzzWatch.kindOf(finding), 1, Integer::sum);
                if (times == 1) {
                    watch.report(finding);
                }
            }
            if ((number + 1 - first) % 10_000 == 0) {
                System.out.println((number + 1) + " reached");
            }
        }
        System.out.print(fuzzer.summary());
        System.out.printf(
                "%d to %d: %d findings, slowest %d ms, processor time %d s%n",
                first,
                first + count - 1,
                seen.values().stream().mapToInt(Integer::intValue).sum(),
                slowest / 1_000_000,
                ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1_000_000_000);
        seen.forEach((kind, times) -> System.out.println(times + " x " + kind));
        try (var all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
        System.exit(seen.isEmpty() ? 0 : 1);
    }
}
