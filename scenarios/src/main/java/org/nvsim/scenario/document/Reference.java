package org.nvsim.scenario.document;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.nvsim.feature.Word;
import org.nvsim.scenario.bind.Choice;
import org.nvsim.scenario.bind.Key;
import org.nvsim.scenario.bind.Section;
import org.nvsim.scenario.bind.Shape;

/** The language's description as a page of Markdown: every section, key and word. */
public final class Reference {
    /** A word list longer than this is described by its type alone. */
    private static final int WORDS = 12;

    private final Titles titles;
    private final StringBuilder page = new StringBuilder();

    private Reference(Section<?> root) {
        this.titles = new Titles(root);
    }

    /**
     * The page.
     *
     * @param introduction Markdown that comes first
     */
    public static String of(Section<?> root, String introduction) {
        Reference reference = new Reference(root);
        reference.page.append(introduction);
        reference.titles.sections().forEach(reference::section);
        return reference.page.toString();
    }

    private void section(Section<?> section) {
        String title = titles.of(section);
        page.append("\n## ").append(title).append("\n\n").append(section.doc()).append('\n');
        if (section.keys().isEmpty()) {
            return;
        }
        page.append("\n| key | value | default | meaning |\n|---|---|---|---|\n");
        for (Key<?> key : section.keys()) {
            page.append("| `")
                    .append(key.name())
                    .append("` | ")
                    .append(value(key.type().shape()))
                    .append(example(key))
                    .append(" | ")
                    .append(without(key))
                    .append(" | ")
                    .append(cell(key.doc()))
                    .append(" |\n");
        }
        section.keys().forEach(key -> words(key, key.type().shape()));
    }

    private static String example(Key<?> key) {
        return key.example().isEmpty() ? "" : ", as in `" + cell(key.example()) + "`";
    }

    private static String without(Key<?> key) {
        if (key.isRequired()) {
            return "**required**";
        }
        if (key.defaultText().isEmpty()) {
            return "–";
        }
        return key.hasWrittenDefault() ? "`" + cell(key.defaultText()) + "`" : key.defaultText();
    }

    private void words(Key<?> key, Shape shape) {
        if (shape instanceof Shape.AnyOf any) {
            any.shapes().forEach(one -> words(key, one));
        }
        if (!(shape instanceof Shape.Words words)) {
            return;
        }
        page.append("\nWords of `").append(key.name()).append("`:\n\n");
        for (Word word : words.words()) {
            page.append("- `").append(word.word()).append("`: ").append(word.doc()).append('\n');
        }
    }

    private String value(Shape shape) {
        if (shape instanceof Shape.Text text) {
            return text.what();
        }
        if (shape instanceof Shape.Amount amount) {
            return amount.quantity().what() + ", " + amount.range();
        }
        if (shape instanceof Shape.Prose) {
            return "text";
        }
        if (shape instanceof Shape.Whole whole) {
            return whole.max() == Long.MAX_VALUE
                    ? "a whole number from " + whole.min()
                    : "a whole number, " + whole.min() + " to " + whole.max();
        }
        if (shape instanceof Shape.Decimal decimal) {
            return "a number, " + decimal.min() + " to " + decimal.max();
        }
        if (shape instanceof Shape.Truth) {
            return "`true` or `false`";
        }
        if (shape instanceof Shape.Words words) {
            return words.words().size() > WORDS
                    ? "a " + words.what() + " (below)"
                    : words.words().stream()
                            .map(word -> "`" + word.word() + "`")
                            .collect(Collectors.joining(", "));
        }
        if (shape instanceof Shape.Fields fields) {
            return link(fields.section());
        }
        if (shape instanceof Shape.Anything anything) {
            return anything.what();
        }
        return composed(shape);
    }

    private String composed(Shape shape) {
        if (shape instanceof Shape.Items items) {
            return "a list, each: " + value(items.item());
        }
        if (shape instanceof Shape.Table table) {
            return "a map, by name: " + value(table.value());
        }
        if (shape instanceof Shape.TableWith table) {
            return value(table.table()) + "; and `" + table.key() + "`: " + value(table.value());
        }
        if (shape instanceof Shape.AnyOf any) {
            return any.shapes().stream().map(this::value).collect(Collectors.joining(", or "));
        }
        if (shape instanceof Shape.OneKey one) {
            List<String> options = new ArrayList<>();
            for (Choice.Option<?> option : one.choice().options()) {
                options.add("`" + option.key() + "` (" + link(option.section()) + ")");
            }
            return "one of " + String.join(", ", options);
        }
        throw new AssertionError("unhandled " + shape);
    }

    private String link(Section<?> section) {
        String title = titles.of(section);
        return "[" + title + "](#" + title.replace(' ', '-') + ")";
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
