package org.nvsim.scenario.yaml;

import java.util.Objects;
import org.nvsim.scenario.problem.SourceMark;

/**
 * A scalar, always kept as text: {@code no}, {@code 010} and {@code 1e3} mean what a type makes of
 * them.
 *
 * @param style how it was written
 */
public record LocatedScalar(SourceMark mark, String text, Style style) implements Located {
    /** How a scalar was written. */
    public enum Style {
        /** Without quotes. */
        PLAIN,
        /** In single or double quotes. */
        QUOTED,
        /** As an indented block after {@code |} or {@code >}. */
        BLOCK
    }

    public LocatedScalar {
        Objects.requireNonNull(mark, "mark");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(style, "style");
    }

    /** Nothing was written where a value could stand. */
    public boolean isEmpty() {
        return style == Style.PLAIN && text.isEmpty();
    }

    /** The place of the character at {@code index} of the text, as far as it can be told. */
    public SourceMark markAt(int index) {
        return switch (style) {
            case PLAIN -> mark.right(index);
            case QUOTED -> mark.right(index + 1);
            case BLOCK -> mark;
        };
    }

    @Override
    public String kind() {
        return isEmpty() ? "nothing" : "text";
    }
}
