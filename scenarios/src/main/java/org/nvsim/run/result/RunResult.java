package org.nvsim.run.result;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a run showed. Everything but {@code wallNanos} is the same whenever the same scenario runs
 * with the same seed.
 *
 * @param version of nvsim
 * @param scenarioHash of the scenario's texts, 16 hexadecimal digits: {@link
 *     org.nvsim.scenario.problem.Sources#hash}
 * @param variant which variant of the file this was, or the file as it stands
 * @param timingNoisePicos longest time a host or server took to begin with what it sent; 0 if they
 *     were punctual
 * @param digest 16 hexadecimal digits: equal runs have equal ones
 * @param complete false if the run was interrupted
 * @param simulatedNanos how far the run got
 * @param events events of the simulation engine
 * @param packetHops frames put on a link
 * @param samples how busy cores and links were over time
 * @param physicalChanges what would have to be changed in the physical network for this mechanism
 */
public record RunResult(
        String version,
        String scenario,
        String scenarioHash,
        Optional<String> variant,
        String title,
        String mechanism,
        long seed,
        long timingNoisePicos,
        String digest,
        boolean complete,
        long simulatedNanos,
        long wallNanos,
        long events,
        long packetHops,
        Frames frames,
        ProviderAddressCount providerAddresses,
        PolicyCount policy,
        Control control,
        Overhead overhead,
        List<FlowResult> flows,
        List<LinkResult> links,
        List<HostResult> hosts,
        List<GatewayResult> gateways,
        PhysicalConfiguration physicalConfiguration,
        List<String> physicalChanges,
        List<ExpectationResult> expectations,
        Samples samples,
        Beginning beginning) {

    /** Whether every expectation held. */
    public boolean passed() {
        return expectations.stream().allMatch(ExpectationResult::pass);
    }

    /**
     * The account of all frames: sent + copied = delivered + consumed + dropped + in flight.
     *
     * @param dropped by reason
     * @param droppedAt by node, then by reason; nodes that dropped nothing are left out
     */
    public record Frames(
            long sent,
            long copied,
            long delivered,
            long consumed,
            long inFlight,
            Map<String, Long> dropped,
            Map<String, Map<String, Long>> droppedAt) {}

    /**
     * What flows of packets (all but tcp and transfers, to which loss belongs) had sent and lost
     * early on.
     *
     * @param untilNanos a tenth of the duration; all are 0 if the run did not get there
     */
    public record Beginning(long untilNanos, long sentPackets, long lostPackets) {
        public static final Beginning NONE = new Beginning(0, 0, 0);
    }

    /** Addresses of the provider's network that virtual networks use up. */
    public record ProviderAddressCount(long used, Map<String, Long> perHost) {}

    /** Policy that has to be in hosts. */
    public record PolicyCount(
            long lookupRecords, long customerRoutes, Map<String, Long> recordsPerHost) {}

    /**
     * Who wrote policy while the run went on, and what it cost. Only {@code central} management
     * pushes.
     *
     * @param management {@code central} or {@code local}
     * @param pushes updates that the manager sent to agents
     * @param recordsPushed rows of policy in them
     * @param refusedRows rows that hosts would not take
     * @param disagreements windows in which some hosts had new policy and others not yet
     * @param openDisagreements how many of them were not over
     * @param disagreementNanos all windows added up
     * @param longestDisagreementNanos the longest window
     * @param redirectNotices agents' notices of frames for a VM they knew to be elsewhere
     * @param mismatchNotices agents' notices of frames they had no policy, or wrong policy, for
     * @param migrations VMs' moves that began
     * @param staleFrames frames that hosts dropped because policy named a place where the VM was
     *     not, by reason
     * @param refusals what hosts said to changes of scripts that had slept
     */
    public record Control(
            String management,
            long pushes,
            long recordsPushed,
            long refusedRows,
            long disagreements,
            long openDisagreements,
            long disagreementNanos,
            long longestDisagreementNanos,
            long redirectNotices,
            long mismatchNotices,
            long migrations,
            Map<String, Long> staleFrames,
            List<String> refusals) {}

    /**
     * What the mechanism added to the frames of VMs on the wire, at hosts and gateways: tunnel
     * headers and VLAN tags, once for every frame that a link took.
     *
     * @param bytes added in all
     * @param percent of the bytes those frames have without them
     */
    public record Overhead(long bytes, double percent) {}

    /**
     * What the mechanism needs configured in switches and routers of the physical network.
     *
     * @param switchPortChanges how many times a port was told to carry a VLAN
     * @param switches switches and routers touched by that
     * @param routerInterfaces interfaces that routers have in tenants' VLANs
     */
    public record PhysicalConfiguration(
            long switchPortChanges, long switches, long routerInterfaces) {}

    /**
     * One flow; times in nanoseconds. {@code docs/figures.md} defines each figure for each kind of
     * flow. Sent = delivered + lost + in flight, and {@code dropped} adds up to the lost ones.
     *
     * @param sentPackets what the application asked for; of TCP: segments with data, those sent
     *     again included
     * @param deliveredPackets that arrived where they should
     * @param answeredPackets requests answered in time; 0 where nothing is answered
     * @param lostPackets that were dropped
     * @param inFlightPackets neither delivered nor lost
     * @param receivedPackets as documents have long had it: answered ones where something is
     *     answered, else delivered ones
     * @param receivedBytes payload delivered; of requests, that of the responses
     * @param goodputBitsPerSecond payload delivered over {@code goodputNanos}
     * @param goodputNanos how long the flow wanted to send
     * @param latencyKind what {@code latencyNanos} is: {@code rtt}, {@code delay}, {@code
     *     response-time} or {@code fct}
     * @param connection how the TCP connection stands: {@code open}, {@code closed}, {@code none}
     *     if there never was one, or why it broke; empty for other flows
     * @param dropped packets lost, by reason
     * @param droppedOther frames dropped that served the flow without being packets of it, by
     *     reason: replies, acknowledgments, handshakes, ICMP errors
     */
    public record FlowResult(
            String name,
            String kind,
            String from,
            String to,
            long sentPackets,
            long deliveredPackets,
            long answeredPackets,
            long lostPackets,
            long inFlightPackets,
            long receivedPackets,
            long sentBytes,
            long receivedBytes,
            double goodputBitsPerSecond,
            long goodputNanos,
            String latencyKind,
            Latency latencyNanos,
            long retransmits,
            String connection,
            Transfers transfers,
            Window congestionWindow,
            Map<String, Long> dropped,
            Map<String, Long> droppedOther) {

        /** Whether its packets are requests that are answered. */
        public boolean hasAnswers() {
            return kind.equals("ping") || kind.equals("request-response");
        }

        /** Whether it goes over TCP. */
        public boolean usesTcp() {
            return kind.equals("tcp")
                    || kind.equals("request-response")
                    || kind.equals("transfers");
        }

        /** Whether anything of it was timed. */
        public boolean wasTimed() {
            return latencyNanos.max() > 0;
        }
    }

    /** Transfers of a flow that makes many: completed and broken ones are among those begun. */
    public record Transfers(long begun, long completed, long broken) {}

    /**
     * The congestion window of a TCP flow over time; empty for others.
     *
     * @param timesNanos when it was noted, ascending
     * @param bytes how large it was
     */
    public record Window(List<Long> timesNanos, List<Long> bytes) {}

    /** Quantiles of a flow's times; all 0 if nothing was timed. */
    public record Latency(long min, long mean, long p50, long p99, long max) {}

    /**
     * One direction of a link.
     *
     * @param drops frames that were to go this way and were dropped before the link or in it: no
     *     room, too long, link down, lost
     */
    public record LinkResult(
            String from, String to, double utilization, long drops, long maxQueueBytes) {}

    /**
     * What one host did.
     *
     * @param cores empty if its work takes no time
     * @param sentBytes frames put on the wire, without preamble, check sequence and gap
     * @param receivedBytes frames sent to it over its link, counted alike
     * @param sendNanosPerByte core time for what VMs sent, for each byte on the wire
     * @param receiveNanosPerByte core time for what came in, for each byte on the wire
     * @param encapsulated frames that went to the wire in a tunnel; of a large send, each one
     * @param decapsulated frames of the wire taken out of a tunnel, before the adapter joins any
     * @param rewritten frames of the wire whose addresses were replaced, sent or received
     */
    public record HostResult(
            String name,
            List<CoreResult> cores,
            long sentBytes,
            long receivedBytes,
            double sendNanosPerByte,
            double receiveNanosPerByte,
            long encapsulated,
            long decapsulated,
            long rewritten) {}

    /** What one gateway did, counted as at a host. */
    public record GatewayResult(String name, long encapsulated, long decapsulated) {}

    /**
     * One core of a host.
     *
     * @param utilization share of the run it worked
     * @param interrupts how often the adapter woke it
     */
    public record CoreResult(double utilization, long interrupts) {}

    /**
     * How busy cores and links were over time.
     *
     * @param intervalNanos between two samples, the first one so long after the start
     */
    public record Samples(long intervalNanos, List<Track> tracks) {}

    /**
     * One core or one direction of a link, sampled.
     *
     * @param kind {@code core} and {@code link}: share of the interval it was busy; {@code queue}:
     *     bytes that wait for the link at that moment
     */
    public record Track(String kind, String name, List<Double> values) {}

    /**
     * One expectation of the scenario.
     *
     * @param text as written
     * @param actual what was found
     */
    public record ExpectationResult(String text, boolean pass, String actual) {}
}
