package org.nvsim.scenario;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nvsim.guest.app.EmpiricalDistribution;
import org.nvsim.guest.app.EmpiricalDistribution.Kind;
import org.nvsim.scenario.bind.Binding;
import org.nvsim.scenario.bind.Key;
import org.nvsim.scenario.bind.SiblingFiles;
import org.nvsim.scenario.problem.SourceMark;
import org.nvsim.scenario.spec.FlowSpec;

/** Reads the distributions that flows name, each once. */
final class DistributionFiles {
    private static final Pattern LINE = Pattern.compile("line ([0-9]+): (.*)", Pattern.DOTALL);

    private final Binding binding;
    private final Map<String, Optional<EmpiricalDistribution>> sizes = new TreeMap<>();
    private final Map<String, Optional<EmpiricalDistribution>> gaps = new TreeMap<>();

    DistributionFiles(Binding binding) {
        this.binding = binding;
    }

    /** The flow with what its file says; empty when that cannot be read, which is reported. */
    Optional<FlowSpec> complete(FlowSpec flow) {
        if (flow instanceof FlowSpec.Transfers t) {
            return sizes.computeIfAbsent(
                            t.sizesFile(), path -> read(path, t, FlowKeys.SIZES, Kind.SIZES))
                    .map(read -> binding.standsFor(t.withSizes(read), t));
        }
        if (flow instanceof FlowSpec.Udp u && u.gapsFile().isPresent()) {
            return gaps.computeIfAbsent(
                            u.gapsFile().get(), path -> read(path, u, FlowKeys.GAPS, Kind.GAPS))
                    .map(read -> binding.standsFor(u.withGaps(read), u));
        }
        return Optional.of(flow);
    }

    private Optional<EmpiricalDistribution> read(
            String path, FlowSpec flow, Key<?> key, Kind kind) {
        SourceMark named = binding.fieldsOf(flow).map(f -> f.markOf(key)).orElse(flow.mark());
        return binding.beside().read(path, named, binding).flatMap(text -> parse(text, kind));
    }

    private Optional<EmpiricalDistribution> parse(SiblingFiles.Text text, Kind kind) {
        try {
            return Optional.of(EmpiricalDistribution.parse(kind, text.content().lines().toList()));
        } catch (IllegalArgumentException e) {
            Matcher place = LINE.matcher(e.getMessage());
            boolean placed = place.matches();
            int line = placed ? Integer.parseInt(place.group(1)) : 1;
            binding.error(text.mark(line, 1), placed ? place.group(2) : e.getMessage());
            return Optional.empty();
        }
    }
}
