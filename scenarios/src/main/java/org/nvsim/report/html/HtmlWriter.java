package org.nvsim.report.html;

import java.util.ArrayDeque;
import java.util.Deque;

/** Writes HTML and SVG in which every text is escaped and every element is closed. */
final class HtmlWriter {
    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();
    private String heading = "";

    /**
     * Opens an element.
     *
     * @param attributes name, value, name, value, …
     */
    HtmlWriter open(String element, String... attributes) {
        tag(element, attributes).append('>');
        open.push(element);
        return this;
    }

    /** Closes the element opened last. */
    HtmlWriter close() {
        String element = open.pop();
        out.append("</").append(element).append('>');
        if (!element.equals("span") && !element.equals("code")) {
            out.append('\n');
        }
        return this;
    }

    HtmlWriter text(String text) {
        out.append(Html.escape(text));
        return this;
    }

    /** An element that holds text alone. */
    HtmlWriter leaf(String element, String text, String... attributes) {
        return open(element, attributes).text(text).close();
    }

    /** An element that holds nothing. */
    HtmlWriter empty(String element, String... attributes) {
        tag(element, attributes).append("/>\n");
        return this;
    }

    /** Markup that comes from the program itself, never from a scenario. */
    HtmlWriter trusted(String markup) {
        out.append(markup);
        return this;
    }

    /** Starts a section of the page that its heading names. */
    HtmlWriter section(String id, String heading) {
        open("section", "aria-labelledby", id);
        this.heading = heading;
        return leaf("h2", heading, "id", id);
    }

    /** Opens a table that scrolls sideways on narrow screens, by touch and by keyboard. */
    HtmlWriter table(String caption, String... attributes) {
        open("div", "class", "scroll", "role", "region", "aria-label", caption, "tabindex", "0");
        open("table", attributes).open("caption");
        boolean said = caption.equals(heading); // it stands right above; only readers aloud need it
        return (said ? leaf("span", caption, "class", "hidden") : text(caption)).close();
    }

    /** Closes what {@link #table} opened. */
    HtmlWriter endTable() {
        return close().close();
    }

    private StringBuilder tag(String element, String... attributes) {
        out.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            out.append(Html.escape(attributes[i + 1])).append('"');
        }
        return out;
    }

    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("not closed: " + open);
        }
        return out.toString();
    }
}
