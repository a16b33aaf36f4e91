package org.nvsim.topology.importer;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * GML is ASCII; other characters stand in it as references, by number as in {@code Z&#252;rich} or
 * {@code Z&#xFC;rich}, or by the names that HTML 2 (RFC 1866 s14) has for ISO 8859-1.
 */
final class CharacterReferences {
    private static final Pattern REFERENCE =
            Pattern.compile("&(?:#(\\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z]{2,6}));");

    private static final int FIRST_LATIN = 0xC0;

    /** The letters from U+00C0 on; the two signs among them have no name in RFC 1866. */
    private static final String LATIN =
            "Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave"
                    + " Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash"
                    + " Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml"
                    + " aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth"
                    + " ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc"
                    + " uuml yacute thorn yuml";

    private static final Map<String, Integer> NAMES = names();

    private CharacterReferences() {}

    /** The text with its references replaced; what is none stays as it is. */
    static String decode(String text) {
        if (text.indexOf('&') < 0) {
            return text;
        }
        Matcher matcher = REFERENCE.matcher(text);
        StringBuilder decoded = new StringBuilder();
        while (matcher.find()) {
            int codePoint = codePoint(matcher);
            String character =
                    Character.isValidCodePoint(codePoint)
                            ? Character.toString(codePoint)
                            : matcher.group();
            matcher.appendReplacement(decoded, Matcher.quoteReplacement(character));
        }
        return matcher.appendTail(decoded).toString();
    }

    private static int codePoint(Matcher matcher) {
        if (matcher.group(1) != null) {
            return Integer.parseInt(matcher.group(1));
        }
        if (matcher.group(2) != null) {
            return Integer.parseInt(matcher.group(2), 16);
        }
        return NAMES.getOrDefault(matcher.group(3), -1);
    }

    private static Map<String, Integer> names() {
        Map<String, Integer> names = new java.util.HashMap<>(); // looked up, never walked
        names.put("amp", (int) '&');
        names.put("lt", (int) '<');
        names.put("gt", (int) '>');
        names.put("quot", (int) '"');
        names.put("apos", (int) '\'');
        names.put("nbsp", 0xA0);
        int codePoint = FIRST_LATIN;
        for (String name : LATIN.split(" ")) {
            names.put(name, codePoint++);
        }
        return Map.copyOf(names);
    }
}
