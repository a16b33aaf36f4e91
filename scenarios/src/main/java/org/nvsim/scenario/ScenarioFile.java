package org.nvsim.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.nvsim.engine.random.RandomStreams;
import org.nvsim.scenario.bind.Binding;
import org.nvsim.scenario.bind.Quantity;
import org.nvsim.scenario.bind.SiblingFiles;
import org.nvsim.scenario.problem.Problem;
import org.nvsim.scenario.problem.Problems;
import org.nvsim.scenario.problem.ScenarioException;
import org.nvsim.scenario.problem.Sources;
import org.nvsim.scenario.spec.Lesson;
import org.nvsim.scenario.spec.Scenario;
import org.nvsim.scenario.spec.SweepSpec;
import org.nvsim.scenario.spec.TenantSpec;
import org.nvsim.scenario.yaml.FlowText;
import org.nvsim.scenario.yaml.Located;
import org.nvsim.scenario.yaml.LocatedMap;
import org.nvsim.scenario.yaml.YamlPrinter;
import org.nvsim.scenario.yaml.YamlReader;

/** A scenario file that was found good: as it stands, and each of its variants. */
public final class ScenarioFile {
    /** Sections that say what is run, not what happens in a run. */
    private static final List<String> ABOUT_RUNS = List.of("compare", "sweep");

    /** A tree as it was understood. */
    private record Bound(ScenarioKeys.Draft draft, Scenario scenario, boolean drawn) {}

    private final String name;
    private final String source;
    private final ScenarioFolder folder;
    private final String text;
    private final SiblingFiles beside;
    private final Overrides overrides;
    private final Sources sources = new Sources();
    private final List<Problem> warnings = new ArrayList<>();
    private final List<Scenario> variants = new ArrayList<>();
    private LocatedMap written;
    private Bound base;
    private Binding baseBinding;
    private LocatedMap baseTree;

    private ScenarioFile(
            String source, String name, String text, ScenarioFolder folder, Overrides overrides) {
        this.source = source;
        this.name = name;
        this.text = text;
        this.folder = folder;
        this.beside = new FolderFiles(folder, source, sources);
        this.overrides = Objects.requireNonNull(overrides, "overrides");
        sources.add(source, text);
    }

    /**
     * Reads a text and checks it with all its variants and what its sweep changes.
     *
     * @param source what messages call the text
     * @param name the scenario's name, used when it has no title
     * @param folder where files that the scenario names are looked for
     * @throws ScenarioException with everything that is wrong
     */
    static ScenarioFile read(
            String source, String name, String text, ScenarioFolder folder, Overrides overrides)
            throws ScenarioException {
        ScenarioFile file = new ScenarioFile(source, name, text, folder, overrides);
        Problems problems = new Problems(file.sources);
        Optional<Located> tree = YamlReader.read(source, text, problems);
        List<Setting> settings = overrides.read(problems);
        if (tree.isPresent() && tree.get() instanceof LocatedMap map) {
            file.written = Includes.resolve(map, file.beside, problems);
            file.bindBase(apply(file.written, settings, problems), Optional.empty(), problems);
            problems.throwIfErrors();
            file.bindVariants(settings, problems);
            file.bindSweep(settings, problems);
        } else if (tree.isPresent() && !problems.hasErrors()) {
            problems.error(
                    tree.get().mark(),
                    "a scenario is a map that starts with 'nvsim: 1', found " + tree.get().kind());
        }
        problems.throwIfErrors();
        file.warnings.addAll(problems.warnings());
        return file;
    }

    /** The file as it stands, with overrides applied. */
    public Scenario scenario() {
        return base.scenario();
    }

    /** Its {@code compare:} variants in file order, overrides applied before the variant's own. */
    public List<Scenario> variants() {
        return List.copyOf(variants);
    }

    /**
     * The file as it stands, with everything written out that an author may leave out: defaults,
     * MAC addresses, routing domains, generated tenants. Reading it gives the same scenario.
     */
    public String filled() {
        return EffectiveScenario.text(base.scenario(), baseTree, baseBinding);
    }

    /** All that decides what a run of this file shows: two files with the same are the same. */
    public String identity() {
        return filled() + sources.textsBeside(source, Overrides.SOURCE);
    }

    /** What makes it a lesson, if it is one. */
    public Optional<Lesson> lesson() {
        return base.draft().lesson();
    }

    /** A learner's answers, by step of the lesson. */
    public Map<String, Long> answers() {
        return base.draft().answers();
    }

    /** What the file says at a path, on one line; empty if it says nothing there. */
    public String at(String path) {
        Setting place = new Setting(baseTree.mark(), path, baseTree);
        return TreePath.find(baseTree, place).map(FlowText::of).orElse("");
    }

    /** The file as it is written, with what it includes and overrides applied. */
    LocatedMap tree() {
        return baseTree;
    }

    /** The texts that were read. */
    Sources sources() {
        return sources;
    }

    /** What another tree means in this file's place; empty if it does not fit together. */
    Optional<Scenario> reading(LocatedMap tree) {
        Problems silent = new Problems(sources);
        Binding binding = new Binding(silent, beside, UnaryOperator.identity());
        Optional<Scenario> made = bind(tree, Optional.empty(), binding).map(Bound::scenario);
        return silent.hasErrors() ? Optional.empty() : made;
    }

    /** What looks doubtful but can run, in file order. */
    public List<Problem> warnings() {
        return List.copyOf(warnings);
    }

    /** Its {@code sweep:}, if it has one. */
    public Optional<SweepSpec> sweep() {
        return base.draft()
                .sweep()
                .map(draft -> draft.spec(MetricNames.usual(base.scenario().traffic())));
    }

    /**
     * This file at one point of a sweep, alone: without its other variants and without its sweep,
     * with the seed it has itself. May be called by several threads at a time.
     *
     * @throws ScenarioException if the point's values do not fit together
     */
    public ScenarioFile at(Optional<String> variant, Map<String, String> point)
            throws ScenarioException {
        return alone(variant, settings(variant, point));
    }

    /**
     * The scenario of this file with another seed. It costs little unless the seed has a say in
     * what there is, as in generated tenants. May be called by several threads at a time.
     *
     * @throws ScenarioException if what the seed makes does not fit together
     */
    public Scenario scenario(long seed) throws ScenarioException {
        if (!isShapedBySeed()) {
            return base.scenario().withSeed(seed);
        }
        List<String> settings = new ArrayList<>(overrides.texts());
        settings.add(seedSetting(seed));
        return alone(base.scenario().variant(), settings).scenario();
    }

    /** Whether chance had a say in what the file stands for: a random permutation, say. */
    public boolean isDrawn() {
        return base.drawn();
    }

    /** Whether more than random streams depends on the seed. */
    private boolean isShapedBySeed() {
        ScenarioKeys.Draft draft = base.draft();
        return draft.tenants().generate().isPresent()
                || draft.traffic().stream().anyMatch(MatrixKeys.Draft.class::isInstance)
                || draft.expect().stream()
                        .flatMap(expectation -> expectation.when().stream())
                        .anyMatch(condition -> condition.path().equals(ScenarioKeys.SEED.name()));
    }

    /** Whether a setting says what happens in a run, not which runs there are. */
    private static boolean isOfRun(String setting) {
        return !ABOUT_RUNS.contains(setting.split("[.=\\[]", 2)[0]);
    }

    private ScenarioFile alone(Optional<String> variant, List<String> settings)
            throws ScenarioException {
        Overrides changes = Overrides.of(settings.stream().filter(ScenarioFile::isOfRun).toList());
        ScenarioFile alone = new ScenarioFile(source, name, text, folder, changes);
        Problems problems = new Problems(alone.sources);
        alone.written =
                new LocatedMap(
                        written.mark(),
                        written.entries().stream()
                                .filter(entry -> !ABOUT_RUNS.contains(entry.key()))
                                .toList());
        List<Setting> read = changes.read(problems);
        alone.bindBase(apply(alone.written, read, problems), variant, problems);
        problems.throwIfErrors();
        return alone;
    }

    /**
     * What {@code --set} must be given, in order, to run this file at one point of a sweep.
     *
     * @throws IllegalArgumentException if there is no such variant
     */
    public List<String> settings(Optional<String> variant, Map<String, String> point, long seed) {
        List<String> all = settings(variant, point);
        all.add(seedSetting(seed));
        return all;
    }

    private static String seedSetting(long seed) {
        return ScenarioKeys.SEED.name() + "=" + seed;
    }

    private List<String> settings(Optional<String> variant, Map<String, String> point) {
        List<String> all = new ArrayList<>();
        variant.ifPresent(
                wanted ->
                        variantNamed(wanted)
                                .settings()
                                .forEach(
                                        s ->
                                                all.add(
                                                        s.path()
                                                                + "="
                                                                + YamlPrinter.line(s.value()))));
        point.forEach((path, value) -> all.add(path + "=" + value));
        all.addAll(overrides.texts());
        return all;
    }

    private ScenarioKeys.Variant variantNamed(String wanted) {
        return base.draft().variants().stream()
                .filter(variant -> variant.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no variant " + wanted));
    }

    private void bindBase(LocatedMap root, Optional<String> variant, Problems problems) {
        baseTree = root;
        baseBinding = new Binding(problems, beside, UnaryOperator.identity());
        bind(root, variant, baseBinding).ifPresent(bound -> base = bound);
    }

    private void bindVariants(List<Setting> settings, Problems problems) {
        for (ScenarioKeys.Variant variant : base.draft().variants()) {
            LocatedMap changed = apply(written, variant.settings(), problems);
            bind(
                            apply(changed, settings, problems),
                            Optional.of(variant.name()),
                            new Binding(problems, beside, problem -> inVariant(problem, variant)))
                    .ifPresent(bound -> variants.add(bound.scenario()));
        }
    }

    private void bindSweep(List<Setting> settings, Problems problems) {
        if (base.draft().sweep().isEmpty()) {
            return;
        }
        SweepKeys.Draft sweep = base.draft().sweep().get();
        if (sweep.warmUpPs() >= base.scenario().durationPs()) {
            problems.error(
                    sweep.warmUpMark(),
                    "nothing is left to measure after this warm-up: the run ends at "
                            + Quantity.durationText(base.scenario().durationPs()));
        }
        MetricNames.missing(sweep.metrics(), base.scenario())
                .forEach(missing -> problems.error(sweep.metricsMark(), missing));
        for (List<Setting> point : SweepKeys.witnesses(sweep)) {
            LocatedMap changed = apply(written, point, problems);
            bind(
                    apply(changed, settings, problems),
                    Optional.empty(),
                    new Binding(
                            problems,
                            beside,
                            problem -> problem.with(" (at a point of the sweep)")));
        }
    }

    private Optional<Bound> bind(LocatedMap root, Optional<String> variant, Binding binding) {
        Optional<ScenarioKeys.Draft> draft = ScenarioKeys.SCENARIO.bind(root, binding);
        if (draft.isEmpty()) {
            return Optional.empty();
        }
        RandomStreams streams = new RandomStreams(draft.get().seed());
        Scenario made = assemble(draft.get(), streams, root, variant, binding);
        binding.resolveNames();
        Checks.run(made, binding);
        return Optional.of(new Bound(draft.get(), made, streams.drawn()));
    }

    /** Says which variant a problem belongs to, unless it stands in the variant's own lines. */
    private static Problem inVariant(Problem problem, ScenarioKeys.Variant variant) {
        int last =
                variant.settings().stream()
                        .mapToInt(setting -> setting.value().mark().line())
                        .max()
                        .orElse(variant.mark().line());
        boolean inside =
                problem.mark().file().equals(variant.mark().file())
                        && problem.mark().line() >= variant.mark().line()
                        && problem.mark().line() <= last;
        return inside ? problem : problem.with(" (in variant '" + variant.name() + "')");
    }

    private Scenario assemble(
            ScenarioKeys.Draft draft,
            RandomStreams streams,
            LocatedMap root,
            Optional<String> variant,
            Binding binding) {
        DefaultsResolver assembly = new DefaultsResolver(draft, streams, binding);
        List<TenantSpec> tenants = assembly.tenants();
        return new Scenario(
                name,
                variant,
                draft.title().orElse(name),
                draft.about().strip(),
                draft.seed(),
                draft.durationPs(),
                draft.network(),
                draft.costs().orElseGet(CostKeys::shipped),
                assembly.virtualization(),
                assembly.policy(),
                new ScriptFiles(binding).read(assembly.policy(), draft.timeline()),
                tenants,
                assembly.traffic(tenants),
                assembly.timeline(),
                draft.expect().stream()
                        .filter(e -> Conditions.hold(e.when(), root))
                        .flatMap(e -> e.expectations().stream())
                        .toList(),
                sources);
    }

    private static LocatedMap apply(LocatedMap root, List<Setting> settings, Problems problems) {
        LocatedMap changed = root;
        for (Setting setting : settings) {
            for (Setting each : EveryHost.expand(setting, changed)) {
                changed = TreePath.set(changed, each, problems);
            }
        }
        return changed;
    }
}
