package org.nvsim.scenario.spec;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.nvsim.control.powershell.PolicyScript;
import org.nvsim.host.CpuCosts;
import org.nvsim.scenario.problem.Sources;

/**
 * One checked scenario: a base file, or one variant of it, with all overrides applied.
 *
 * @param name the file's name without folder and ending, or the name of a shipped scenario
 * @param variant the variant of {@code compare:} this is, empty for the file as it stands
 * @param title one line; the name when the file has none
 * @param about what the scenario shows, in prose; may be empty
 * @param seed of every random stream
 * @param durationPs how long the run lasts, in picoseconds, at least 1
 * @param costs what work takes on a core of a host
 * @param policy who writes it into hosts
 * @param scripts every policy script that is named anywhere, by its path as written
 * @param tenants in file order, generated ones last
 * @param traffic in file order; names are unique
 * @param timeline ordered by time, actions of one time in file order
 * @param expect in file order; only those that apply to this variant
 * @param sources the texts read, to show the line of a mark in a problem found later
 */
public record Scenario(
        String name,
        Optional<String> variant,
        String title,
        String about,
        long seed,
        long durationPs,
        NetworkSpec network,
        CpuCosts costs,
        VirtualizationSpec virtualization,
        PolicySpec policy,
        Map<String, PolicyScript> scripts,
        List<TenantSpec> tenants,
        List<FlowSpec> traffic,
        List<TimelineAction> timeline,
        List<Expectation> expect,
        Sources sources) {
    public Scenario {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(variant, "variant");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(about, "about");
        Objects.requireNonNull(network, "network");
        Objects.requireNonNull(costs, "costs");
        Objects.requireNonNull(virtualization, "virtualization");
        Objects.requireNonNull(policy, "policy");
        scripts = Collections.unmodifiableMap(new TreeMap<>(scripts));
        Objects.requireNonNull(sources, "sources");
        tenants = List.copyOf(tenants);
        traffic = List.copyOf(traffic);
        timeline = List.copyOf(timeline);
        expect = List.copyOf(expect);
    }

    /** The flow of this name. */
    public Optional<FlowSpec> flow(String flow) {
        return traffic.stream().filter(f -> f.name().equals(flow)).findFirst();
    }

    /**
     * The same network and policy, with no traffic of its own, nothing that happens meanwhile, and
     * nothing to expect.
     */
    public Scenario quiet(long newDurationPs) {
        return new Scenario(
                name,
                variant,
                title,
                about,
                seed,
                newDurationPs,
                network,
                costs,
                virtualization,
                policy,
                scripts,
                tenants,
                List.of(),
                List.of(),
                List.of(),
                sources);
    }

    /** The same scenario with another seed for its random streams. */
    public Scenario withSeed(long newSeed) {
        return new Scenario(
                name,
                variant,
                title,
                about,
                newSeed,
                durationPs,
                network,
                costs,
                virtualization,
                policy,
                scripts,
                tenants,
                traffic,
                timeline,
                expect,
                sources);
    }

    /** The same scenario with other expectations. */
    public Scenario expecting(List<Expectation> expectations) {
        return new Scenario(
                name,
                variant,
                title,
                about,
                seed,
                durationPs,
                network,
                costs,
                virtualization,
                policy,
                scripts,
                tenants,
                traffic,
                timeline,
                expectations,
                sources);
    }
}
