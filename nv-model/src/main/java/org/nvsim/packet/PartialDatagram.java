package org.nvsim.packet;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The fragments of one IPv4 datagram that have come so far, in the order of their offsets. */
final class PartialDatagram {
    /**
     * @param link bytes of the frame before the IPv4 header
     * @param head bytes of the frame before its part of the payload
     * @param offset where the part lies in the whole payload
     */
    private record Piece(Frame frame, int link, int head, int offset, int length) {
        int end() {
            return offset + length;
        }

        int stored() {
            return frame.storedBytes() - head;
        }

        /** Copies what is stored of the part to its place in the payload at {@code off}. */
        void copyStored(byte[] b, int off) {
            if (stored() > 0) {
                int from = frame.start() + head;
                System.arraycopy(frame.bytes(), from, b, off + offset, stored());
            }
        }
    }

    private final long expiryPs;
    private final List<Piece> pieces = new ArrayList<>();
    private int received;
    private int longestHeader;
    private int highestEnd;
    private int end = -1;
    private boolean condemned;

    PartialDatagram(long expiryPs) {
        this.expiryPs = expiryPs;
    }

    long expiryPs() {
        return expiryPs;
    }

    int frames() {
        return pieces.size();
    }

    /** What it takes of a reassembler's bound; never nothing once condemned. */
    int weight() {
        return condemned ? 1 : pieces.size();
    }

    /** Takes a fragment; true if the datagram is now whole. */
    boolean add(FrameKeeper keeper, Frame frame, int ip) {
        byte[] b = frame.bytes();
        int link = ip - frame.start();
        int head = link + Ipv4.headerBytes(b, ip);
        int length = Ipv4.payloadBytes(b, ip);
        frame.trimTo(head + length);
        Piece piece = new Piece(frame, link, head, Ipv4.fragmentOffset(b, ip), length);
        boolean last = !Ipv4.moreFragments(b, ip);
        int at = placeOf(piece);
        longestHeader = Math.max(longestHeader, head - link);
        highestEnd = Math.max(highestEnd, piece.end());
        if (condemned || !fits(piece, at, last)) {
            keeper.drop(frame, DropReason.IP_BAD_FRAGMENT);
            condemn(keeper);
            return false;
        }
        pieces.add(at, piece);
        received += length;
        end = last ? piece.end() : end;
        return received == end;
    }

    /** Drops all fragments, after showing the first one of the datagram, if it came. */
    void giveUp(FrameKeeper keeper, Consumer<Frame> report) {
        if (!pieces.isEmpty() && pieces.get(0).offset == 0) {
            report.accept(pieces.get(0).frame);
        }
        dropAll(keeper, DropReason.REASSEMBLY_TIMEOUT);
    }

    /** The whole packet in the grown frame of its first fragment; the others are consumed. */
    Frame assemble(FrameKeeper keeper) {
        Piece first = pieces.get(0);
        Frame whole = first.frame;
        int stored = 0;
        for (Piece piece : pieces) {
            stored = piece.stored() > 0 ? piece.offset + piece.stored() : stored;
        }
        whole.growTo(first.head + stored, first.head + end);
        byte[] b = whole.bytes();
        int payload = whole.start() + first.head;
        for (Piece piece : pieces.subList(1, pieces.size())) {
            piece.copyStored(b, payload);
            if (piece.frame.shared() != null) {
                piece.frame.shared().joined();
            }
            piece.frame.carry(0, null); // the whole has them
            keeper.consume(piece.frame);
        }
        int ip = whole.start() + first.link;
        Ipv4.setTotalLength(b, ip, first.head - first.link + end);
        Ipv4.setFragment(b, ip, Ipv4.flags(b, ip) & ~Ipv4.MORE_FRAGMENTS, 0);
        return whole;
    }

    private int placeOf(Piece piece) {
        int at = pieces.size();
        while (at > 0 && pieces.get(at - 1).offset > piece.offset) {
            at--;
        }
        return at;
    }

    private boolean fits(Piece piece, int at, boolean last) {
        boolean overlaps =
                (at > 0 && pieces.get(at - 1).end() > piece.offset)
                        || (at < pieces.size() && piece.end() > pieces.get(at).offset);
        boolean endsTwice = last && (end >= 0 || at < pieces.size());
        boolean pastTheEnd = end >= 0 && piece.end() > end;
        boolean tooLong = longestHeader + highestEnd > Ipv4.MAXIMUM_BYTES;
        return piece.length > 0 && !overlaps && !endsTwice && !pastTheEnd && !tooLong;
    }

    private void condemn(FrameKeeper keeper) {
        condemned = true;
        dropAll(keeper, DropReason.IP_BAD_FRAGMENT);
    }

    private void dropAll(FrameKeeper keeper, DropReason reason) {
        for (Piece piece : pieces) {
            keeper.drop(piece.frame, reason);
        }
        pieces.clear();
    }
}
