package org.nvsim.scenario.problem;

import java.util.Comparator;
import java.util.Objects;

/**
 * A place in a source text.
 *
 * @param file the name of the text as the user gave it; {@code --set} for command-line overrides
 * @param line counted from 1
 * @param column counted from 1, in characters
 */
public record SourceMark(String file, int line, int column) {
    /**
     * By position only: the texts of one load are compared in the order in which they were read.
     */
    static final Comparator<SourceMark> BY_POSITION =
            Comparator.comparingInt(SourceMark::line).thenComparingInt(SourceMark::column);

    public SourceMark {
        Objects.requireNonNull(file, "file");
        if (line < 1 || column < 1) {
            throw new IllegalArgumentException("no such place: " + line + ":" + column);
        }
    }

    /** The same line, {@code characters} further right. */
    public SourceMark right(int characters) {
        return new SourceMark(file, line, column + characters);
    }

    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
