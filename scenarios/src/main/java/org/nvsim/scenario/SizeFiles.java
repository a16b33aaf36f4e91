package org.nvsim.scenario;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nvsim.guest.app.EmpiricalSizes;
import org.nvsim.scenario.bind.Beside;
import org.nvsim.scenario.bind.Binding;
import org.nvsim.scenario.problem.SourceMark;
import org.nvsim.scenario.spec.FlowSpec;

/** Reads the distributions of sizes that flows name, each once. */
final class SizeFiles {
    private static final Pattern LINE = Pattern.compile("line ([0-9]+): (.*)", Pattern.DOTALL);

    private final Binding binding;
    private final Map<String, Optional<EmpiricalSizes>> known = new TreeMap<>();

    SizeFiles(Binding binding) {
        this.binding = binding;
    }

    /** The flow with its sizes; empty when they cannot be read, which is reported. */
    Optional<FlowSpec> complete(FlowSpec flow) {
        if (!(flow instanceof FlowSpec.Transfers transfers)) {
            return Optional.of(flow);
        }
        return known.computeIfAbsent(transfers.sizesFile(), path -> read(path, transfers))
                .map(sizes -> binding.standsFor(transfers.withSizes(sizes), transfers));
    }

    private Optional<EmpiricalSizes> read(String path, FlowSpec.Transfers flow) {
        SourceMark named =
                binding.fieldsOf(flow).map(f -> f.markOf(FlowKeys.SIZES)).orElse(flow.mark());
        return binding.beside().read(path, named, binding).flatMap(this::parse);
    }

    private Optional<EmpiricalSizes> parse(Beside.Text text) {
        try {
            return Optional.of(EmpiricalSizes.parse(text.content().lines().toList()));
        } catch (IllegalArgumentException e) {
            Matcher place = LINE.matcher(e.getMessage());
            boolean placed = place.matches();
            int line = placed ? Integer.parseInt(place.group(1)) : 1;
            binding.error(text.mark(line, 1), placed ? place.group(2) : e.getMessage());
            return Optional.empty();
        }
    }
}
