package org.nvsim.topology.importer;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** GML is ASCII; other characters stand in it as decimal references: {@code Z&#252;rich}. */
final class GmlText {
    private static final Pattern REFERENCE = Pattern.compile("&#(\\d{1,7});");

    private GmlText() {}

    static String decoded(String text) {
        Matcher matcher = REFERENCE.matcher(text);
        StringBuilder decoded = new StringBuilder();
        while (matcher.find()) {
            int codePoint = Integer.parseInt(matcher.group(1));
            String character =
                    Character.isValidCodePoint(codePoint)
                            ? Character.toString(codePoint)
                            : matcher.group();
            matcher.appendReplacement(decoded, Matcher.quoteReplacement(character));
        }
        return matcher.appendTail(decoded).toString();
    }
}
