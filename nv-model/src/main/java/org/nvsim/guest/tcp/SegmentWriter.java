package org.nvsim.guest.tcp;

import org.nvsim.guest.GuestStack;
import org.nvsim.guest.Ipv4Output;
import org.nvsim.guest.PortRange;
import org.nvsim.packet.Ecn;
import org.nvsim.packet.Frame;
import org.nvsim.packet.Ipv4;
import org.nvsim.packet.Tcp;
import org.nvsim.packet.TcpOptions;

/** Writes segments into frames and sends them. One object serves all connections of a guest. */
final class SegmentWriter {
    private static final int LARGEST_HEADER_BYTES = 60;

    private final GuestStack stack;
    private final int[] sackEdges = new int[2 * TcpOptions.MOST_SACK_BLOCKS];

    SegmentWriter(GuestStack stack) {
        this.stack = stack;
    }

    /** Sends a SYN, with ACK if the peer's has come. */
    void sendSyn(TcpConnection c, long sequence, int flags) {
        TcpProfile profile = c.profile();
        boolean answer = (flags & Tcp.ACK) != 0;
        boolean scale = profile.windowScale() >= 0 && (!answer || c.options().windowScaling());
        boolean sack = profile.sack() && (!answer || c.options().sack());
        boolean stamps = profile.timestamps() && (!answer || c.options().timestamps());
        int header =
                Tcp.HEADER_BYTES
                        + TcpOptions.MSS_BYTES
                        + (scale ? TcpOptions.WINDOW_SCALE_BYTES : 0)
                        + (sack ? TcpOptions.SACK_PERMITTED_BYTES : 0)
                        + (stamps ? TcpOptions.TIMESTAMPS_BYTES : 0);
        Frame frame = stack.output().begin(header, 0, c.flow(), c.nextFrameNumber(), 0);
        byte[] b = frame.bytes();
        int tcp = frame.start() + Ipv4Output.TRANSPORT_OFFSET;
        writeHeader(c, b, tcp, sequence, header, flags, profile.synWindow());
        int at = TcpOptions.putMss(b, tcp + Tcp.HEADER_BYTES, c.ownMss());
        at = scale ? TcpOptions.putWindowScale(b, at, profile.windowScale()) : at;
        at = sack ? TcpOptions.putSackPermitted(b, at) : at;
        if (stamps) {
            TcpOptions.putTimestamps(b, at, c.timestamp(), c.timestampEcho());
        }
        seal(c, frame, tcp, Ecn.NOT_ECT);
    }

    /**
     * Sends a segment of an established connection.
     *
     * @param dataBytes payload; more than a segment's worth is a large send
     * @param ecn whether the packet may be marked, see {@link Ecn}
     */
    void send(TcpConnection c, long sequence, int dataBytes, int flags, int ecn) {
        boolean stamps = c.options().timestamps();
        int blocks = 0;
        if (c.options().sack() && c.receiver().sackBlockCount() > 0) {
            blocks = c.receiver().sackBlocks(sackEdges, c.options().mostSackBlocks());
        }
        int header =
                Tcp.HEADER_BYTES
                        + (stamps ? TcpOptions.TIMESTAMPS_BYTES : 0)
                        + (blocks > 0 ? TcpOptions.sackBytes(blocks) : 0);
        int packets = c.statistics().sending(c.nowPs(), c.sender().segments(dataBytes));
        Frame frame =
                stack.output().begin(header, dataBytes, c.flow(), c.nextFrameNumber(), packets);
        byte[] b = frame.bytes();
        int tcp = frame.start() + Ipv4Output.TRANSPORT_OFFSET;
        writeHeader(c, b, tcp, sequence, header, flags, c.receiver().windowField());
        int at = tcp + Tcp.HEADER_BYTES;
        if (stamps) {
            at = TcpOptions.putTimestamps(b, at, c.timestamp(), c.timestampEcho());
        }
        if (blocks > 0) {
            TcpOptions.putSack(b, at, sackEdges, blocks);
        }
        if (dataBytes > c.sender().segmentBytes()) {
            frame.setSegmentBytes(c.sender().segmentBytes());
        }
        seal(c, frame, tcp, ecn);
    }

    /** A SYN that has no port to be sent from ends here; it says where it was for. */
    void refuseSyn(int address, int port, int flow, PortRange ports) {
        Frame frame = stack.output().begin(Tcp.HEADER_BYTES, 0, flow, 0, 0);
        int tcp = frame.start() + Ipv4Output.TRANSPORT_OFFSET;
        Tcp.write(frame.bytes(), tcp, 0, port, 0, 0, Tcp.HEADER_BYTES, Tcp.SYN, 0);
        Tcp.seal(
                frame.bytes(),
                tcp,
                Tcp.HEADER_BYTES,
                Tcp.HEADER_BYTES,
                stack.config().address(),
                address);
        stack.output().refuse(frame, Ipv4.PROTOCOL_TCP, address, ports);
    }

    /** Answers a segment that belongs to no connection with a reset (RFC 9293 s3.10.7.1). */
    void sendReset(TcpSegment cause, int flow) {
        boolean acked = cause.has(Tcp.ACK);
        int sequence = acked ? cause.acknowledgment() : 0;
        int flags = acked ? Tcp.RST : Tcp.RST | Tcp.ACK;
        int acknowledgment = acked ? 0 : cause.sequence() + cause.sequenceBytes();
        Frame frame = stack.output().begin(Tcp.HEADER_BYTES, 0, flow, 0, 0);
        byte[] b = frame.bytes();
        int tcp = frame.start() + Ipv4Output.TRANSPORT_OFFSET;
        Tcp.write(
                b,
                tcp,
                cause.destinationPort(),
                cause.sourcePort(),
                sequence,
                acknowledgment,
                Tcp.HEADER_BYTES,
                flags,
                0);
        int own = stack.config().address();
        Tcp.seal(b, tcp, Tcp.HEADER_BYTES, Tcp.HEADER_BYTES, own, cause.source());
        stack.output().send(frame, Ipv4.PROTOCOL_TCP, cause.source(), Ecn.NOT_ECT, true);
    }

    /** Payload bytes of a segment besides the largest header: what large sends leave room for. */
    static int largestPayload() {
        return Ipv4.MAXIMUM_BYTES - Ipv4.HEADER_BYTES - LARGEST_HEADER_BYTES;
    }

    private static void writeHeader(
            TcpConnection c, byte[] b, int tcp, long sequence, int header, int flags, int window) {
        int acknowledgment = (flags & Tcp.ACK) != 0 ? (int) c.receiver().next() : 0;
        Tcp.write(
                b,
                tcp,
                c.localPort(),
                c.remotePort(),
                (int) sequence,
                acknowledgment,
                header,
                flags,
                window);
    }

    private void seal(TcpConnection c, Frame frame, int tcp, int ecn) {
        byte[] b = frame.bytes();
        int lengthBytes = frame.lengthBytes() - Ipv4Output.TRANSPORT_OFFSET;
        int own = stack.config().address();
        if (frame.segmentBytes() > 0) {
            Tcp.sealPending(b, tcp, lengthBytes, own, c.remoteAddress());
            frame.setChecksumPending(true);
        } else {
            Tcp.seal(b, tcp, frame.end() - tcp, lengthBytes, own, c.remoteAddress());
        }
        stack.output().send(frame, Ipv4.PROTOCOL_TCP, c.remoteAddress(), ecn, true);
    }
}
