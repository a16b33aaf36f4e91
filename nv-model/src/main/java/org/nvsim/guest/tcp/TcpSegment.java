package org.nvsim.guest.tcp;

import org.nvsim.packet.Bytes;
import org.nvsim.packet.Ecn;
import org.nvsim.packet.Frame;
import org.nvsim.packet.Ipv4;
import org.nvsim.packet.Tcp;
import org.nvsim.packet.TcpOptions;

/** A segment as received, taken out of its frame. One object serves all segments of a guest. */
final class TcpSegment {
    private int source;
    private int sourcePort;
    private int destinationPort;
    private int sequence;
    private int acknowledgment;
    private int flags;
    private int window;
    private int payloadBytes;
    private int largestPieceBytes;
    private boolean marked;

    private int mss;
    private int windowScale;
    private boolean sackPermitted;
    private boolean timestamps;
    private int timestampValue;
    private int timestampEcho;
    private int sackBlocks;
    private final int[] sackLeft = new int[TcpOptions.MOST_SACK_BLOCKS];
    private final int[] sackRight = new int[TcpOptions.MOST_SACK_BLOCKS];

    /** Takes a segment without {@link Tcp#defect} out of its frame. */
    void read(Frame frame, int ip, int tcp) {
        byte[] b = frame.bytes();
        source = Ipv4.source(b, ip);
        sourcePort = Tcp.sourcePort(b, tcp);
        destinationPort = Tcp.destinationPort(b, tcp);
        sequence = Tcp.sequence(b, tcp);
        acknowledgment = Tcp.acknowledgment(b, tcp);
        flags = Tcp.flags(b, tcp);
        window = Tcp.window(b, tcp);
        int header = Tcp.headerBytes(b, tcp);
        payloadBytes = Ipv4.payloadBytes(b, ip) - header;
        largestPieceBytes =
                frame.segmentBytes() > 0
                        ? Math.min(payloadBytes, frame.segmentBytes())
                        : (payloadBytes + frame.wireFrames() - 1) / frame.wireFrames();
        marked = Ipv4.ecn(b, ip) == Ecn.CE;
        mss = 0;
        windowScale = -1;
        sackPermitted = false;
        timestamps = false;
        sackBlocks = 0;
        if (header > Tcp.HEADER_BYTES) {
            readOptions(b, tcp + Tcp.HEADER_BYTES, tcp + header);
        }
    }

    private void readOptions(byte[] b, int from, int end) {
        int at = from;
        while (at < end && b[at] != 0) {
            if (b[at] == 1) {
                at++;
                continue;
            }
            int length = Bytes.u8(b, at + 1);
            readOption(b, at, length);
            at += length;
        }
    }

    /** An option whose length is not the one its kind has counts as absent. */
    private void readOption(byte[] b, int at, int length) {
        switch (b[at]) {
            case TcpOptions.MSS:
                mss = length == 4 ? TcpOptions.mss(b, at) : mss;
                break;
            case TcpOptions.WINDOW_SCALE:
                windowScale = length == 3 ? TcpOptions.windowScale(b, at) : windowScale;
                break;
            case TcpOptions.SACK_PERMITTED:
                sackPermitted |= length == 2;
                break;
            case TcpOptions.TIMESTAMPS:
                if (length == 10) {
                    timestamps = true;
                    timestampValue = TcpOptions.timestampValue(b, at);
                    timestampEcho = TcpOptions.timestampEcho(b, at);
                }
                break;
            case TcpOptions.SACK:
                readSack(b, at, length);
                break;
            default: // unknown options are ignored (RFC 9293 s3.1)
        }
    }

    private void readSack(byte[] b, int at, int length) {
        if (length <= 2 || (length - 2) % 8 != 0) {
            return;
        }
        sackBlocks = Math.min(TcpOptions.sackBlocks(b, at), TcpOptions.MOST_SACK_BLOCKS);
        for (int i = 0; i < sackBlocks; i++) {
            sackLeft[i] = TcpOptions.sackLeft(b, at, i);
            sackRight[i] = TcpOptions.sackRight(b, at, i);
        }
    }

    /** The number near {@code reference} whose low 32 bits are {@code wire}. */
    static long unwrap(int wire, long reference) {
        return reference + (wire - (int) reference);
    }

    int source() {
        return source;
    }

    int sourcePort() {
        return sourcePort;
    }

    int destinationPort() {
        return destinationPort;
    }

    int sequence() {
        return sequence;
    }

    int acknowledgment() {
        return acknowledgment;
    }

    boolean has(int flag) {
        return (flags & flag) != 0;
    }

    /** Window as it stands in the header. */
    int window() {
        return window;
    }

    int payloadBytes() {
        return payloadBytes;
    }

    /**
     * Payload of a full segment among those it consists of: itself, those an adapter joined to it,
     * or those a large send that was never cut stands for.
     */
    int largestPieceBytes() {
        return largestPieceBytes;
    }

    /** Sequence numbers it occupies: payload, and one each for SYN and FIN. */
    int sequenceBytes() {
        return payloadBytes + (has(Tcp.SYN) ? 1 : 0) + (has(Tcp.FIN) ? 1 : 0);
    }

    /** Whether the network marked it: congestion experienced. */
    boolean marked() {
        return marked;
    }

    /** Maximum segment size, or 0. */
    int mss() {
        return mss;
    }

    /** Window scale, or -1. */
    int windowScale() {
        return windowScale;
    }

    boolean sackPermitted() {
        return sackPermitted;
    }

    boolean hasTimestamps() {
        return timestamps;
    }

    int timestampValue() {
        return timestampValue;
    }

    int timestampEcho() {
        return timestampEcho;
    }

    int sackBlocks() {
        return sackBlocks;
    }

    int sackLeft(int index) {
        return sackLeft[index];
    }

    int sackRight(int index) {
        return sackRight[index];
    }
}
