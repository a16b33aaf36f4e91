package org.nvsim.scenario.spec;

import org.nvsim.scenario.problem.SourceMark;

/**
 * Traffic between two machines. Ends are names of VMs or servers. Times are picoseconds since the
 * start of the run.
 */
public sealed interface FlowSpec {
    /** No limit is set. */
    long UNLIMITED = -1;

    String name();

    SourceMark mark();

    String from();

    String to();

    long startPs();

    /**
     * The word of the language: {@code ping}, {@code udp}, {@code tcp}, {@code request-response}.
     */
    String kind();

    /**
     * ICMP echo requests and their replies.
     *
     * @param count requests to send, at least 1
     * @param everyPs from one request to the next
     * @param sizeBytes of data in each request
     */
    record Ping(
            String name,
            SourceMark mark,
            String from,
            String to,
            long startPs,
            int count,
            long everyPs,
            int sizeBytes)
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
     * @param port destination port
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
            int port)
            implements FlowSpec {
        @Override
        public String kind() {
            return "udp";
        }
    }

    /**
     * One TCP connection that carries data one way.
     *
     * @param stopPs when the sender closes at the latest
     * @param bytes to carry, or {@link #UNLIMITED}
     * @param port destination port
     */
    record Tcp(
            String name,
            SourceMark mark,
            String from,
            String to,
            long startPs,
            long stopPs,
            long bytes,
            Congestion congestion,
            int port)
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
            Congestion congestion,
            int port)
            implements FlowSpec {
        @Override
        public String kind() {
            return "request-response";
        }
    }
}
