package org.nvsim.report;

import java.util.ArrayList;
import java.util.List;
import org.nvsim.run.journey.Image;

/** A packet in hexadecimal digits, sixteen bytes a row behind their offset. */
final class HexRows {
    private static final int DIGITS = 32;

    private HexRows() {}

    static List<String> of(Image image) {
        String hex = image.hex();
        List<String> rows = new ArrayList<>();
        for (int at = 0; at < hex.length(); at += DIGITS) {
            StringBuilder row = new StringBuilder(String.format("%04x ", at / 2));
            for (int i = at; i < Math.min(at + DIGITS, hex.length()); i += 2) {
                row.append(' ').append(hex, i, i + 2);
            }
            rows.add(row.toString());
        }
        int zeros = image.lengthBytes() - hex.length() / 2;
        if (zeros > 0) {
            rows.add("then " + zeros + " zeros");
        }
        return rows;
    }
}
