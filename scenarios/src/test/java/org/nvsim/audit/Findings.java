package org.nvsim.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Where the second opinion and the result document differ. */
final class Findings {
    private final List<String> all = new ArrayList<>();

    List<String> all() {
        return List.copyOf(all);
    }

    void add(String format, Object... values) {
        all.add(String.format(Locale.ROOT, format, values));
    }

    void same(String what, long own, JsonNode document) {
        if (document == null || document.asLong() != own) {
            add("%s: %d by the frames, %s in the document", what, own, document);
        }
    }

    /** {@code document} may differ by {@code slack} because it is rounded. */
    void near(String what, double own, JsonNode document, double slack) {
        if (document == null || Math.abs(document.asDouble() - own) > slack) {
            add("%s: %.9g by the frames, %s in the document", what, own, document);
        }
    }

    void within(String what, double least, double most, JsonNode document) {
        if (document == null || document.asDouble() < least || document.asDouble() > most) {
            add("%s: %.9g to %.9g by the frames, %s in the document", what, least, most, document);
        }
    }

    /** Two tables of counts; what is absent is 0. */
    void sameCounts(String what, Map<String, Long> own, JsonNode document) {
        withinCounts(what, own, Map.of(), document);
    }

    /** The same, where so many more of each word may be in the document. */
    void withinCounts(
            String what, Map<String, Long> own, Map<String, Long> more, JsonNode document) {
        TreeSet<String> words = new TreeSet<>(own.keySet());
        words.addAll(document.propertyNames());
        for (String word : words) {
            long theirs = document.has(word) ? document.get(word).asLong() : 0;
            long ours = own.getOrDefault(word, 0L);
            if (theirs < ours || theirs > ours + more.getOrDefault(word, 0L)) {
                add("%s, %s: %d by the frames, %d in the document", what, word, ours, theirs);
            }
        }
    }
}
