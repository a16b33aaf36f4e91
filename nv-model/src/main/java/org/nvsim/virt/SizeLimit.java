package org.nvsim.virt;

import org.nvsim.packet.DropReason;
import org.nvsim.packet.Ethernet;
import org.nvsim.packet.Frame;
import org.nvsim.packet.Icmp;
import org.nvsim.packet.IcmpError;
import org.nvsim.packet.Ipv4;
import org.nvsim.packet.Tcp;
import org.nvsim.packet.Udp;

/** Keeps packets within the provider network's MTU, before a byte of them is changed. */
final class SizeLimit {
    private final int mtuBytes;
    private final Oversize oversize;

    SizeLimit(int mtuBytes, FilterSettings settings) {
        this.mtuBytes = mtuBytes;
        this.oversize = settings.oversize();
    }

    /**
     * Whether an IPv4 packet fits when {@code costBytes} are put around it. If not, the verdict
     * says what to do instead. A large send always fits: it is told to be cut into smaller
     * segments.
     */
    boolean fits(Frame frame, int ip, int costBytes, Verdict verdict) {
        byte[] b = frame.bytes();
        int total = Ipv4.totalLength(b, ip);
        verdict.innerMtuBytes = mtuBytes - costBytes;
        if (frame.segmentBytes() > 0) {
            return admitLargeSend(frame, ip, costBytes, verdict);
        }
        if (total <= verdict.innerMtuBytes) {
            return true;
        }
        boolean cut = oversize == Oversize.FRAGMENT_INNER || !Ipv4.dontFragment(b, ip);
        if (oversize == Oversize.DROP) {
            verdict.drop(DropReason.MTU_EXCEEDED);
        } else if (cut) {
            verdict.kind = Verdict.Kind.FRAGMENT_INNER;
        } else if (mayReport(frame, ip)) {
            verdict.tell(DropReason.MTU_EXCEEDED, Icmp.UNREACHABLE, Icmp.FRAGMENTATION_NEEDED);
        } else {
            verdict.drop(DropReason.MTU_EXCEEDED);
        }
        return false;
    }

    /** Whether a packet fits into what was found to fit, and is no large send. */
    static boolean fitsAsItIs(Frame frame, int ip, Verdict verdict) {
        return frame.segmentBytes() == 0
                && Ipv4.totalLength(frame.bytes(), ip) <= verdict.innerMtuBytes;
    }

    private static boolean mayReport(Frame frame, int ip) {
        byte[] b = frame.bytes();
        long aim = Ethernet.destination(b, frame.start());
        return IcmpError.mayReport(b, ip, frame.end() - ip, aim);
    }

    private static boolean admitLargeSend(Frame frame, int ip, int costBytes, Verdict verdict) {
        byte[] b = frame.bytes();
        if (Ipv4.totalLength(b, ip) + costBytes > Ipv4.MAXIMUM_BYTES) {
            verdict.drop(DropReason.MTU_EXCEEDED);
            return false;
        }
        int transport = ip + Ipv4.headerBytes(b, ip);
        boolean tcp =
                Ipv4.protocol(b, ip) == Ipv4.PROTOCOL_TCP
                        && frame.end() - transport >= Tcp.HEADER_BYTES;
        int headers = transport - ip + (tcp ? Tcp.headerBytes(b, transport) : Udp.HEADER_BYTES);
        int room = verdict.innerMtuBytes - headers;
        if (frame.segmentBytes() > room) {
            frame.setSegmentBytes(room);
        }
        return true;
    }
}
