package org.nvsim.packet.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nvsim.packet.DropReason;
import org.nvsim.packet.Frame;

/**
 * A frame taken apart: its headers from the first byte on, those of a packet in a tunnel or in an
 * ICMP error's quote included. A header with a defect is the last. Whatever the bytes are, nothing
 * is thrown and nothing is read outside the frame.
 */
public final class Dissection {
    private final int start;
    private final List<Header> headers = new ArrayList<>();
    private Next rest;

    private Dissection(byte[] b, int start, int end, int implied, boolean nested) {
        this.start = start;
        Header header = Header.first(Protocols.first(), b, start, end, implied);
        while (header != null) {
            headers.add(header);
            header = header.defect() == DropReason.NONE ? following(header) : null;
            if (header != null && header.isNested() && !nested) {
                return;
            }
        }
    }

    private Header following(Header header) {
        rest = header.protocol().next(header);
        if (rest.offset() <= header.offset()) {
            throw new IllegalStateException(header.protocol().word() + " does not move on");
        }
        return rest.protocol().map(p -> Header.after(header, rest, p)).orElse(null);
    }

    /** Takes a whole frame apart. */
    public static Dissection of(Frame frame) {
        return of(frame.bytes(), frame.start(), frame.storedBytes(), frame.impliedBytes());
    }

    /**
     * Takes apart the frame in {@code b}.
     *
     * @param stored its bytes from {@code off} on
     * @param implied zeros that follow them unstored
     */
    public static Dissection of(byte[] b, int off, int stored, int implied) {
        return new Dissection(b, off, off + stored, implied, true);
    }

    /** Takes only the headers of a frame itself apart, none of one in a tunnel or in a quote. */
    public static Dissection ofOuter(Frame frame) {
        return new Dissection(
                frame.bytes(), frame.start(), frame.end(), frame.impliedBytes(), false);
    }

    /** Its headers, outer to inner; at least one. */
    public List<Header> headers() {
        return List.copyOf(headers);
    }

    /**
     * The header of a protocol, good or bad, that belongs to the frame itself, not to one in a
     * tunnel or in a quote.
     *
     * @param word of the protocol
     */
    public Optional<Header> outer(String word) {
        return headers.stream()
                .filter(h -> !h.isNested() && h.protocol().word().equals(word))
                .findFirst();
    }

    /** Words of the protocols of the frame itself, not of one in a tunnel or in a quote. */
    public List<String> outerWords() {
        List<String> words = new ArrayList<>(headers.size());
        for (Header header : headers) {
            if (!header.isNested()) {
                words.add(header.protocol().word());
            }
        }
        return words;
    }

    /** What the frame itself, not one in a tunnel or in a quote, is known by. */
    public FlowKey flow() {
        FlowKey key = new FlowKey();
        for (Header header : headers) {
            if (!header.isNested() && header.defect() == DropReason.NONE) {
                header.protocol().addTo(key, header);
            }
        }
        return key;
    }

    /**
     * All fields in the order of their bytes, then the payload. A header with a defect ends the
     * list with a field named {@code defect}.
     */
    public List<PacketField> fields() {
        List<PacketField> fields = new ArrayList<>();
        for (Header header : headers) {
            int base = header.offset() - start;
            FieldList list = new FieldList(fields, header.layer(), base);
            if (header.defect() == DropReason.NONE) {
                header.protocol().fields(header, list);
            } else {
                list.add("defect", header.defect().word(), 0, Math.max(0, header.available()));
            }
        }
        addPayload(fields);
        return List.copyOf(fields);
    }

    private void addPayload(List<PacketField> fields) {
        Header last = headers.get(headers.size() - 1);
        if (last.defect() != DropReason.NONE) {
            return;
        }
        int bytes = Math.min(last.end(), rest.end()) - rest.offset();
        if (bytes > 0) {
            FieldList list = new FieldList(fields, last.payloadLayer(rest), rest.offset() - start);
            list.add("bytes", bytes, 0, bytes);
        }
    }

    /**
     * The frame in one line, outer to inner, parts joined by a bar: {@code NVGRE 192.168.4.11 >
     * 192.168.4.12 vsid 5001 flow 42 | ICMP 10.0.0.5 > 10.0.0.7 echo request id 1 seq 1}. A header
     * with a defect ends the line with the word of its {@link DropReason}.
     */
    public String line() {
        StringBuilder text = new StringBuilder();
        boolean quoted = false;
        for (Header header : headers) {
            Protocol protocol = header.protocol();
            boolean good = header.defect() == DropReason.NONE;
            String part =
                    good ? protocol.line(header) : protocol.name() + " " + header.defect().word();
            if (!part.isEmpty()) {
                String joint = header.isQuoted() && !quoted ? " about " : " | ";
                text.append(text.length() == 0 ? "" : joint).append(part);
                quoted = header.isQuoted();
            }
        }
        return text.toString();
    }
}
