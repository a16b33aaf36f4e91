package org.nvsim.scenario;

import java.io.IOException;
import java.util.Optional;
import org.nvsim.scenario.bind.Beside;
import org.nvsim.scenario.bind.Binding;
import org.nvsim.scenario.problem.SourceMark;
import org.nvsim.scenario.problem.Sources;

/** Reads what a scenario names from its own folder, and lets problems show lines of it. */
final class BesideFiles implements Beside {
    private final ScenarioFolder folder;
    private final String prefix;
    private final Sources sources;

    /**
     * @param source what messages call the scenario; files are called by their path beside it
     */
    BesideFiles(ScenarioFolder folder, String source, Sources sources) {
        this.folder = folder;
        this.prefix = source.substring(0, source.lastIndexOf('/') + 1);
        this.sources = sources;
    }

    @Override
    public Optional<Text> read(String path, SourceMark mark, Binding binding) {
        try {
            Optional<String> text = folder.text(path);
            if (text.isEmpty()) {
                return Beside.NOTHING.read(path, mark, binding);
            }
            sources.add(prefix + path, text.get());
            return Optional.of(new Text(prefix + path, text.get()));
        } catch (IOException e) {
            binding.error(mark, "'" + path + "' cannot be read: " + e.getMessage());
            return Optional.empty();
        }
    }
}
