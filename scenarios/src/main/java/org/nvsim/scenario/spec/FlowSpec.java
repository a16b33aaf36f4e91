package org.nvsim.scenario.spec;

import java.util.Optional;
import org.nvsim.feature.Chosen;
import org.nvsim.guest.app.EmpiricalDistribution;
import org.nvsim.guest.tcp.congestion.CongestionAlgorithm;
import org.nvsim.scenario.problem.SourceMark;

/**
 * Traffic between two machines. Ends are names of VMs or servers; pings and datagrams may also go
 * to an address. Times are picoseconds since the start of the run.
 */
public sealed interface FlowSpec {
    /** No limit is set. */
    long UNLIMITED = -1;

    /** As the other end: everybody in the sender's subnet (255.255.255.255). */
    String BROADCAST = "broadcast";

    String name();

    SourceMark mark();

    String from();

    String to();

    /**
     * Whether the other end is an IPv4 address or {@link #BROADCAST} instead of the name of a
     * machine.
     */
    default boolean toAddress() {
        return to().equals(BROADCAST) || Character.isDigit(to().charAt(0));
    }

    long startPs();

    /**
     * The word of the language: {@code ping}, {@code udp}, {@code tcp}, {@code request-response},
     * {@code transfers}.
     */
    String kind();

    /** The matrix it is of, if its name is that of one: {@code load} of {@code load-12}. */
    default Optional<String> matrix() {
        int dash = name().lastIndexOf('-');
        return dash > 0 && name().substring(dash + 1).matches("[0-9]+")
                ? Optional.of(name().substring(0, dash))
                : Optional.empty();
    }

    /** What is timed of it. */
    default FlowTime time() {
        return switch (kind()) {
            case "ping", "tcp" -> FlowTime.RTT;
            case "udp" -> FlowTime.DELAY;
            case "request-response" -> FlowTime.RESPONSE_TIME;
            case "transfers" -> FlowTime.FCT;
            default -> throw new AssertionError("no time of " + kind());
        };
    }

    /** Whether its packets are requests that are answered. */
    default boolean isAnswered() {
        return this instanceof Ping || this instanceof RequestResponse;
    }

    /** Whether it goes over TCP. */
    default boolean usesTcp() {
        return this instanceof Tcp || this instanceof RequestResponse || this instanceof Transfers;
    }

    /**
     * ICMP echo requests and their replies.
     *
     * @param count requests to send, at least 1
     * @param everyPs from one request to the next
     * @param sizeBytes of data in each request
     * @param dontFragment whether requests forbid their fragmentation (the DF bit)
     */
    record Ping(
            String name,
            SourceMark mark,
            String from,
            String to,
            long startPs,
            int count,
            long everyPs,
            int sizeBytes,
            boolean dontFragment)
            implements FlowSpec {
        @Override
        public String kind() {
            return "ping";
        }
    }

    /**
     * UDP datagrams one way.
     *
     * @param stopPs no datagram is sent at or after this time
     * @param rateBitsPerSecond of UDP payload: {@code sizeBytes} every {@code sizeBytes * 8 / rate}
     * @param sizeBytes of payload in each datagram
     * @param count datagrams to send, or {@link #UNLIMITED}
     * @param burstPs mean length of a burst; 0 unless they arrive in bursts
     * @param pausePs mean pause between bursts; 0 unless they arrive in bursts
     * @param gapsFile the file with the distribution of gaps, by its path beside the scenario;
     *     empty unless they are empirical
     * @param gaps what it says; empty until it is read
     * @param port destination port
     * @param dontFragment whether datagrams forbid their fragmentation (the DF bit)
     */
    record Udp(
            String name,
            SourceMark mark,
            String from,
            String to,
            long startPs,
            long stopPs,
            long rateBitsPerSecond,
            int sizeBytes,
            long count,
            Arrivals arrivals,
            long burstPs,
            long pausePs,
            Optional<String> gapsFile,
            Optional<EmpiricalDistribution> gaps,
            int port,
            boolean dontFragment)
            implements FlowSpec {
        @Override
        public String kind() {
            return "udp";
        }

        /** The same with another end. */
        public Udp stoppingAt(long endPs) {
            return with(endPs, gaps);
        }

        /** The same with its gaps known. */
        public Udp withGaps(EmpiricalDistribution read) {
            return with(stopPs, Optional.of(read));
        }

        private Udp with(long endPs, Optional<EmpiricalDistribution> read) {
            return new Udp(
                    name,
                    mark,
                    from,
                    to,
                    startPs,
                    endPs,
                    rateBitsPerSecond,
                    sizeBytes,
                    count,
                    arrivals,
                    burstPs,
                    pausePs,
                    gapsFile,
                    read,
                    port,
                    dontFragment);
        }
    }

    /**
     * One TCP connection that carries data one way.
     *
     * @param stopPs when the sender closes at the latest
     * @param bytes to carry, or {@link #UNLIMITED}
     * @param port destination port
     * @param fromPorts what the sender takes its own port from
     */
    record Tcp(
            String name,
            SourceMark mark,
            String from,
            String to,
            long startPs,
            long stopPs,
            long bytes,
            Chosen<CongestionAlgorithm> congestion,
            TcpStack stack,
            int port,
            PortSpan fromPorts)
            implements FlowSpec {
        @Override
        public String kind() {
            return "tcp";
        }
    }

    /**
     * Requests and responses over TCP.
     *
     * @param stopPs no request is sent at or after this time
     * @param requestBytes of each request
     * @param responseBytes of each response
     * @param thinkPs from a response to the next request of the same connection
     * @param concurrency connections used at the same time
     * @param count requests in all, or {@link #UNLIMITED}
     * @param port destination port
     * @param fromPorts what the sender takes its own port from
     */
    record RequestResponse(
            String name,
            SourceMark mark,
            String from,
            String to,
            long startPs,
            long stopPs,
            long requestBytes,
            long responseBytes,
            long thinkPs,
            int concurrency,
            long count,
            Chosen<CongestionAlgorithm> congestion,
            TcpStack stack,
            int port,
            PortSpan fromPorts)
            implements FlowSpec {
        @Override
        public String kind() {
            return "request-response";
        }
    }

    /**
     * TCP connections opened at random moments, each for one transfer.
     *
     * @param stopPs no transfer begins at or after this time
     * @param rateBitsPerSecond mean rate of payload that is asked for
     * @param sizesFile the distribution's file, by its path beside the scenario
     * @param sizes what it says; empty until it is read
     * @param count transfers in all, or {@link #UNLIMITED}
     * @param port destination port
     * @param fromPorts what the sender takes its own port from
     */
    record Transfers(
            String name,
            SourceMark mark,
            String from,
            String to,
            long startPs,
            long stopPs,
            long rateBitsPerSecond,
            String sizesFile,
            Optional<EmpiricalDistribution> sizes,
            long count,
            Chosen<CongestionAlgorithm> congestion,
            TcpStack stack,
            int port,
            PortSpan fromPorts)
            implements FlowSpec {
        @Override
        public String kind() {
            return "transfers";
        }

        /** The same with another end. */
        public Transfers stoppingAt(long endPs) {
            return with(endPs, sizes);
        }

        /** The same with its sizes known. */
        public Transfers withSizes(EmpiricalDistribution read) {
            return with(stopPs, Optional.of(read));
        }

        private Transfers with(long endPs, Optional<EmpiricalDistribution> read) {
            return new Transfers(
                    name,
                    mark,
                    from,
                    to,
                    startPs,
                    endPs,
                    rateBitsPerSecond,
                    sizesFile,
                    read,
                    count,
                    congestion,
                    stack,
                    port,
                    fromPorts);
        }
    }
}
