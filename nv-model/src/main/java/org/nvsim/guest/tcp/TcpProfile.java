package org.nvsim.guest.tcp;

import java.util.Objects;
import org.nvsim.feature.Chosen;
import org.nvsim.guest.PortRange;
import org.nvsim.guest.tcp.congestion.CongestionAlgorithm;

/**
 * How a stack's TCP is set up: the values an administrator could see or set.
 *
 * @param name what people call this set of values
 * @param congestion sizes the congestion window
 * @param ecn whether congestion notification is offered and accepted (RFC 3168)
 * @param sack whether selective acknowledgment is offered and accepted (RFC 2018)
 * @param timestamps whether timestamps are offered and accepted (RFC 7323)
 * @param windowScale shift of the own window, 0 to 14; -1 to not offer scaling
 * @param receiveBufferBytes most bytes it lets a peer have on the way
 * @param synWindow window in a SYN, which is never scaled
 * @param initialWindowSegments congestion window at the start (RFC 6928)
 * @param initialRtoPs retransmission timeout before any measurement
 * @param leastRtoPs least retransmission timeout
 * @param synRetries how often a SYN is sent again
 * @param dataRetries how often data is sent again without an answer
 * @param delayedAckPs how long an acknowledgment may wait for company; 0: not at all
 * @param nagle whether small segments wait for the acknowledgment of one before
 * @param timeWaitPs how long a closed connection keeps its ports
 * @param keepAlivePs idle time after which the peer is probed; 0: never
 * @param largeSendBytes most payload handed to the adapter at once, to be cut there; 0: none
 * @param firstPort connections are opened from ports of this number on
 * @param lastPort and up to this
 */
public record TcpProfile(
        String name,
        Chosen<CongestionAlgorithm> congestion,
        boolean ecn,
        boolean sack,
        boolean timestamps,
        int windowScale,
        int receiveBufferBytes,
        int synWindow,
        int initialWindowSegments,
        long initialRtoPs,
        long leastRtoPs,
        int synRetries,
        int dataRetries,
        long delayedAckPs,
        boolean nagle,
        long timeWaitPs,
        long keepAlivePs,
        int largeSendBytes,
        int firstPort,
        int lastPort) {
    private static final long MS = 1_000_000_000L;
    private static final Chosen<CongestionAlgorithm> CUBIC =
            CongestionAlgorithm.registry().get("cubic").standard();

    /**
     * Windows Server 2012: initial timeout 3 s and two SYN retries, window scale 8, SACK, no
     * timestamps; the other values are those its {@code Get-NetTCPSetting} shows for the Internet
     * template. Congestion control is CUBIC, which later Windows made the default.
     */
    public static final TcpProfile WINDOWS_2012 =
            new TcpProfile(
                    "windows-2012",
                    CUBIC,
                    false,
                    true,
                    false,
                    8,
                    65_535 << 8,
                    8192,
                    4,
                    3000 * MS,
                    300 * MS,
                    2,
                    5,
                    50 * MS,
                    true,
                    120_000 * MS,
                    0,
                    0,
                    PortRange.FIRST_DYNAMIC,
                    PortRange.LAST_DYNAMIC);

    /** What current systems have in common: initial window 10, initial timeout 1 s, timestamps. */
    public static final TcpProfile MODERN =
            new TcpProfile(
                    "modern",
                    CUBIC,
                    false,
                    true,
                    true,
                    8,
                    6 << 20,
                    64_240,
                    10,
                    1000 * MS,
                    200 * MS,
                    6,
                    15,
                    40 * MS,
                    true,
                    60_000 * MS,
                    0,
                    0,
                    PortRange.FIRST_DYNAMIC,
                    PortRange.LAST_DYNAMIC);

    public TcpProfile {
        Objects.requireNonNull(name);
        Objects.requireNonNull(congestion);
        if (windowScale < -1 || windowScale > 14) {
            throw new IllegalArgumentException("a window scale of " + windowScale);
        }
    }

    /** These values with large sends of up to 64 KiB, for an adapter that cuts them. */
    public TcpProfile withLargeSends() {
        return change().largeSendBytes(65_535).build();
    }

    /** The largest window the header can express with this scale. */
    int largestWindow() {
        return Math.min(receiveBufferBytes, 65_535 << Math.max(0, windowScale));
    }

    /** Starts from these values. */
    public Builder change() {
        return new Builder(this);
    }

    /** Sets some values of a profile and keeps the others. */
    public static final class Builder {
        private String name;
        private Chosen<CongestionAlgorithm> congestion;
        private boolean ecn;
        private boolean sack;
        private boolean timestamps;
        private int windowScale;
        private int receiveBufferBytes;
        private int synWindow;
        private int initialWindowSegments;
        private long initialRtoPs;
        private long leastRtoPs;
        private int synRetries;
        private int dataRetries;
        private long delayedAckPs;
        private boolean nagle;
        private long timeWaitPs;
        private long keepAlivePs;
        private int largeSendBytes;
        private int firstPort;
        private int lastPort;

        private Builder(TcpProfile from) {
            name = from.name;
            congestion = from.congestion;
            ecn = from.ecn;
            sack = from.sack;
            timestamps = from.timestamps;
            windowScale = from.windowScale;
            receiveBufferBytes = from.receiveBufferBytes;
            synWindow = from.synWindow;
            initialWindowSegments = from.initialWindowSegments;
            initialRtoPs = from.initialRtoPs;
            leastRtoPs = from.leastRtoPs;
            synRetries = from.synRetries;
            dataRetries = from.dataRetries;
            delayedAckPs = from.delayedAckPs;
            nagle = from.nagle;
            timeWaitPs = from.timeWaitPs;
            keepAlivePs = from.keepAlivePs;
            largeSendBytes = from.largeSendBytes;
            firstPort = from.firstPort;
            lastPort = from.lastPort;
        }

        public Builder name(String value) {
            name = value;
            return this;
        }

        public Builder congestion(Chosen<CongestionAlgorithm> value) {
            congestion = value;
            return this;
        }

        public Builder ecn(boolean value) {
            ecn = value;
            return this;
        }

        public Builder sack(boolean value) {
            sack = value;
            return this;
        }

        public Builder timestamps(boolean value) {
            timestamps = value;
            return this;
        }

        public Builder windowScale(int value) {
            windowScale = value;
            return this;
        }

        public Builder receiveBufferBytes(int value) {
            receiveBufferBytes = value;
            return this;
        }

        public Builder synWindow(int value) {
            synWindow = value;
            return this;
        }

        public Builder initialWindowSegments(int value) {
            initialWindowSegments = value;
            return this;
        }

        public Builder initialRtoPs(long value) {
            initialRtoPs = value;
            return this;
        }

        public Builder leastRtoPs(long value) {
            leastRtoPs = value;
            return this;
        }

        public Builder synRetries(int value) {
            synRetries = value;
            return this;
        }

        public Builder dataRetries(int value) {
            dataRetries = value;
            return this;
        }

        public Builder delayedAckPs(long value) {
            delayedAckPs = value;
            return this;
        }

        public Builder nagle(boolean value) {
            nagle = value;
            return this;
        }

        public Builder timeWaitPs(long value) {
            timeWaitPs = value;
            return this;
        }

        public Builder keepAlivePs(long value) {
            keepAlivePs = value;
            return this;
        }

        public Builder largeSendBytes(int value) {
            largeSendBytes = value;
            return this;
        }

        /** Opens connections from these ports. */
        public Builder ports(int first, int last) {
            firstPort = first;
            lastPort = last;
            return this;
        }

        public TcpProfile build() {
            return new TcpProfile(
                    name,
                    congestion,
                    ecn,
                    sack,
                    timestamps,
                    windowScale,
                    receiveBufferBytes,
                    synWindow,
                    initialWindowSegments,
                    initialRtoPs,
                    leastRtoPs,
                    synRetries,
                    dataRetries,
                    delayedAckPs,
                    nagle,
                    timeWaitPs,
                    keepAlivePs,
                    largeSendBytes,
                    firstPort,
                    lastPort);
        }
    }
}
