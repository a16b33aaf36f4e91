package org.nvsim.scenario;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.nvsim.scenario.bind.Binding;
import org.nvsim.scenario.bind.SiblingFiles;
import org.nvsim.scenario.problem.SourceMark;
import org.nvsim.scenario.problem.Sources;

/** Reads what a scenario names from its own folder, and lets problems show lines of it. */
final class FolderFiles implements SiblingFiles {
    private final ScenarioFolder folder;
    private final String prefix;
    private final Sources sources;

    /**
     * @param source what messages call the scenario; files are called by their path beside it
     */
    FolderFiles(ScenarioFolder folder, String source, Sources sources) {
        this.folder = folder;
        this.prefix = source.substring(0, source.lastIndexOf('/') + 1);
        this.sources = sources;
    }

    /** Of control characters a text has those that end a line or make a gap, and no others. */
    private static boolean isPlain(Text text, Binding binding) {
        int line = 1;
        int column = 1;
        String content = text.content();
        for (int i = 0; i < content.length(); i++) {
            char c = content.charAt(i);
            if (c == '\n') {
                line++;
                column = 0;
            } else if (Character.isISOControl(c) && "\t\r\f\u0085".indexOf(c) < 0) {
                binding.error(
                        text.mark(line, column),
                        String.format(
                                Locale.ROOT,
                                "the control character U+%04X has no place in a text",
                                (int) c));
                return false;
            }
            column++;
        }
        return true;
    }

    @Override
    public Optional<Text> read(String path, SourceMark mark, Binding binding) {
        try {
            Optional<String> text = folder.text(path);
            if (text.isEmpty()) {
                return SiblingFiles.NOTHING.read(path, mark, binding);
            }
            sources.add(prefix + path, text.get());
            Text read = new Text(prefix + path, text.get());
            return isPlain(read, binding) ? Optional.of(read) : Optional.empty();
        } catch (IOException e) {
            binding.error(mark, "'" + path + "' cannot be read: " + e.getMessage());
            return Optional.empty();
        }
    }
}
