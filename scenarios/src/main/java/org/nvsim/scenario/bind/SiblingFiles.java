package org.nvsim.scenario.bind;

import java.util.Optional;
import org.nvsim.scenario.problem.SourceMark;

/** The files beside a scenario, for what is written in one of them instead of in the scenario. */
public interface SiblingFiles {
    /** No files at all. */
    SiblingFiles NOTHING =
            (path, mark, binding) -> {
                binding.error(mark, "no file '" + path + "' beside the scenario");
                return Optional.empty();
            };

    /**
     * One file.
     *
     * @param name what messages call it
     */
    record Text(String name, String content) {
        /** A place in the file, both counted from 1; line 0 stands for its beginning. */
        public SourceMark mark(int line, int column) {
            return new SourceMark(name, Math.max(1, line), column);
        }
    }

    /**
     * Reads a file; one that cannot be read is reported to {@code binding}.
     *
     * @param path relative, steps joined by {@code /}
     * @param mark where the scenario names the file
     */
    Optional<Text> read(String path, SourceMark mark, Binding binding);
}
