package org.nvsim.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.nvsim.scenario.bind.Binding;
import org.nvsim.scenario.problem.Problem;
import org.nvsim.scenario.problem.Problems;
import org.nvsim.scenario.problem.ScenarioException;
import org.nvsim.scenario.problem.Sources;
import org.nvsim.scenario.spec.Scenario;
import org.nvsim.scenario.yaml.Located;
import org.nvsim.scenario.yaml.LocatedMap;
import org.nvsim.scenario.yaml.YamlReader;

/** A scenario file that was found good: as it stands, and each of its variants. */
public final class ScenarioFile {
    private final String name;
    private final String source;
    private final ScenarioFolder folder;
    private final Sources sources = new Sources();
    private final List<Problem> warnings = new ArrayList<>();
    private final List<Scenario> variants = new ArrayList<>();
    private Scenario base;
    private Binding baseBinding;
    private LocatedMap baseTree;

    private ScenarioFile(String source, String name, ScenarioFolder folder) {
        this.source = source;
        this.name = name;
        this.folder = folder;
    }

    /**
     * Reads a text and checks it with all its variants.
     *
     * @param source what messages call the text
     * @param name the scenario's name, used when it has no title
     * @param folder where files that the scenario names are looked for
     * @throws ScenarioException with everything that is wrong
     */
    static ScenarioFile read(
            String source, String name, String text, ScenarioFolder folder, Overrides overrides)
            throws ScenarioException {
        Objects.requireNonNull(overrides, "overrides");
        ScenarioFile file = new ScenarioFile(source, name, folder);
        file.sources.add(source, text);
        Problems problems = new Problems(file.sources);
        Optional<Located> tree = YamlReader.read(source, text, problems);
        List<Setting> settings = overrides.read(problems);
        if (tree.isPresent() && tree.get() instanceof LocatedMap written) {
            LocatedMap root = apply(written, settings, problems);
            List<ScenarioKeys.Variant> found = file.bindBase(root, problems);
            problems.throwIfErrors();
            file.bindVariants(written, found, settings, problems);
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
        return base;
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
        return FilledScenario.text(base, baseTree, baseBinding);
    }

    /** What looks doubtful but can run, in file order. */
    public List<Problem> warnings() {
        return List.copyOf(warnings);
    }

    private List<ScenarioKeys.Variant> bindBase(LocatedMap root, Problems problems) {
        Optional<ScenarioKeys.Draft> draft = bind(root, Optional.empty(), new Binding(problems));
        return draft.map(ScenarioKeys.Draft::variants).orElse(List.of());
    }

    private void bindVariants(
            LocatedMap written,
            List<ScenarioKeys.Variant> found,
            List<Setting> settings,
            Problems problems) {
        for (ScenarioKeys.Variant variant : found) {
            LocatedMap changed = apply(written, variant.settings(), problems);
            bind(
                    apply(changed, settings, problems),
                    Optional.of(variant.name()),
                    new Binding(problems, problem -> inVariant(problem, variant)));
        }
    }

    private Optional<ScenarioKeys.Draft> bind(
            LocatedMap root, Optional<String> variant, Binding binding) {
        Optional<ScenarioKeys.Draft> draft = ScenarioKeys.SCENARIO.bind(root, binding);
        if (draft.isPresent()) {
            Scenario made = assemble(draft.get(), root, variant, binding);
            binding.resolveNames();
            Checks.run(made, binding);
            if (variant.isEmpty()) {
                base = made;
                baseBinding = binding;
                baseTree = root;
            } else {
                variants.add(made);
            }
        }
        return draft;
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
            ScenarioKeys.Draft draft, LocatedMap root, Optional<String> variant, Binding binding) {
        Assembly assembly = new Assembly(draft, binding);
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
                new ScriptFiles(folder, source, sources, binding)
                        .read(assembly.policy(), draft.timeline()),
                assembly.tenants(),
                assembly.traffic(),
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
            changed = TreePath.set(changed, setting, problems);
        }
        return changed;
    }
}
