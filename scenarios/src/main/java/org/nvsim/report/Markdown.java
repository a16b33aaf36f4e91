package org.nvsim.report;

import org.commonmark.parser.Parser;
import org.commonmark.renderer.text.LineBreakRendering;
import org.commonmark.renderer.text.TextContentRenderer;

/** Markdown as a terminal shows it. */
final class Markdown {
    private static final int WIDTH = 92;

    private Markdown() {}

    /**
     * Plain text of {@link #WIDTH} columns, each line behind {@code indent}; a new line ends it.
     */
    static String text(String markdown, String indent) {
        String plain =
                TextContentRenderer.builder()
                        .lineBreakRendering(LineBreakRendering.SEPARATE_BLOCKS)
                        .build()
                        .render(Parser.builder().build().parse(markdown));
        StringBuilder out = new StringBuilder();
        for (String block : plain.split("\n\n")) {
            out.append(out.isEmpty() ? "" : "\n").append(block(block, indent));
        }
        return out.toString();
    }

    /** Lists and code keep their lines; prose is filled. */
    private static String block(String block, String indent) {
        boolean lines =
                block.lines().anyMatch(l -> l.startsWith(" ") || l.matches("([-*+]|\\d+[.)]) .*"));
        StringBuilder out = new StringBuilder();
        if (lines || block.lines().anyMatch(line -> line.startsWith("nvsim "))) {
            block.lines().forEach(line -> out.append(fill(line, indent)));
            return out.toString();
        }
        return fill(block, indent);
    }

    private static String fill(String prose, String indent) {
        StringBuilder out = new StringBuilder();
        StringBuilder line = new StringBuilder(indent);
        for (String word : prose.strip().split("\\s+")) {
            boolean first = line.length() == indent.length();
            if (!first && line.length() + 1 + word.length() > WIDTH) {
                out.append(line).append('\n');
                line = new StringBuilder(indent).append(word);
            } else {
                line.append(first ? "" : " ").append(word);
            }
        }
        return out.append(line).append('\n').toString();
    }
}
