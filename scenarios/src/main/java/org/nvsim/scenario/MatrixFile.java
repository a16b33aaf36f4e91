package org.nvsim.scenario;

import java.util.ArrayList;
import java.util.List;
import org.nvsim.scenario.bind.Binding;
import org.nvsim.scenario.bind.SiblingFiles;
import org.nvsim.scenario.problem.SourceMark;
import org.nvsim.scenario.value.Kinds;

/** A traffic matrix in a file: lines of sender, receiver and, if need be, a share of the rate. */
final class MatrixFile {
    /** One line. */
    record Row(String from, String to, double share) {}

    private static final String SHARE = "[0-9]{1,9}(\\.[0-9]{1,9})?";

    private final MatrixKeys.Draft rule;
    private final Binding binding;

    MatrixFile(MatrixKeys.Draft rule, Binding binding) {
        this.rule = rule;
        this.binding = binding;
    }

    /** The file's rows; lines that are wrong are reported and left out. */
    List<Row> read() {
        SourceMark named = rule.fields().markOf(MatrixKeys.FILE);
        return binding.beside()
                .read(rule.file().orElseThrow(), named, binding)
                .map(this::rows)
                .orElse(List.of());
    }

    private List<Row> rows(SiblingFiles.Text text) {
        List<Row> rows = new ArrayList<>();
        String[] lines = text.content().split("\r?\n", -1);
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i].strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                addRow(line.split("\\s*,\\s*", -1), text.mark(i + 1, 1), rows);
            }
        }
        return rows;
    }

    private void addRow(String[] words, SourceMark mark, List<Row> rows) {
        if (words.length < 2 || words.length > 3) {
            binding.error(
                    mark, "expected a sender, a receiver and perhaps a factor, as in a,b,0.5");
            return;
        }
        boolean good = known(words[0], mark) & known(words[1], mark);
        if (words.length == 3 && !words[2].matches(SHARE)) {
            binding.error(mark, "'" + words[2] + "' is not a factor; write a number, as in 0.5");
            good = false;
        }
        if (good && words[0].equals(words[1])) {
            binding.error(mark, "'" + words[0] + "' would talk to itself");
            good = false;
        }
        if (good) {
            double share = words.length == 3 ? Double.parseDouble(words[2]) : 1;
            rows.add(new Row(words[0], words[1], share));
        }
    }

    private boolean known(String vm, SourceMark mark) {
        boolean known = binding.names().knows(Kinds.VM, vm);
        if (!known) {
            binding.error(mark, "no VM named '" + vm + "'");
        }
        return known;
    }
}
