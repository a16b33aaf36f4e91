package org.nvsim.scenario.yaml;

import java.io.Reader;

/**
 * A text, never read up to the middle of a surrogate pair: the YAML library fetches the other half
 * itself and fails when its buffer is full.
 */
final class WholeCharacters extends Reader {
    private final String text;
    private int at;

    WholeCharacters(String text) {
        this.text = text;
    }

    @Override
    public int read(char[] into, int offset, int length) {
        if (at == text.length()) {
            return length == 0 ? 0 : -1;
        }
        int count = Math.min(length, text.length() - at);
        boolean split = count > 1 && Character.isHighSurrogate(text.charAt(at + count - 1));
        int whole = split ? count - 1 : count;
        text.getChars(at, at + whole, into, offset);
        at += whole;
        return whole;
    }

    @Override
    public void close() {}
}
