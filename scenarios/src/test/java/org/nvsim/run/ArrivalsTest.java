package org.nvsim.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.math3.distribution.ExponentialDistribution;
import org.apache.commons.math3.distribution.ParetoDistribution;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.apache.commons.math3.distribution.RealDistribution;
import org.apache.commons.math3.distribution.UniformRealDistribution;
import org.apache.commons.math3.stat.inference.ChiSquareTest;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nvsim.observe.Action;
import org.nvsim.observe.Observer;
import org.nvsim.packet.Ipv4;
import org.nvsim.packet.Tcp;
import org.nvsim.scenario.Overrides;
import org.nvsim.scenario.ScenarioLoader;

/** Arrivals are what they are called, from the first one on. */
class ArrivalsTest {
    private static final String NETWORK =
            """
            nvsim: 1
            seed: %d
            duration: %s
            network: { star: { hosts: 2 } }
            tenants:
              blue:
                subnets: { front: { vsid: 5001, prefix: 10.0.0.0/16 } }
                vms:
                  a: { host: hv1, subnet: front, address: 10.0.0.5 }
                  b: { host: hv2, subnet: front, address: 10.0.0.7 }
            traffic:
            """;

    /** Of both files the same: evenly to the first, then evenly to the second, half of each. */
    private static final String HALVES = "0 0\n%d 0.5\n%d 1\n";

    @TempDir private Path folder;

    /** A fit worse than this in one of a thousand samples is no fit. */
    private static final double SIGNIFICANCE = 0.001;

    /** When VM a makes what begins something: datagrams, or requests for connections. */
    private List<Long> moments(int seed, String duration, String traffic) throws Exception {
        List<Long> moments = new ArrayList<>();
        Observer observer =
                (timePs, place, port, action, frame, reason, decision) -> {
                    byte[] b = frame.bytes();
                    int ip = frame.start() + 14;
                    boolean made = action == Action.CREATED && place.equals("a");
                    if (!made || frame.storedBytes() < 34 || frame.flow() < 0) {
                        return;
                    }
                    int protocol = Ipv4.protocol(b, ip);
                    boolean begins =
                            protocol == Ipv4.PROTOCOL_UDP
                                    || protocol == Ipv4.PROTOCOL_TCP
                                            && Tcp.flags(b, ip + 20) == Tcp.SYN;
                    if (begins) {
                        moments.add(timePs);
                    }
                };
        run(seed, duration, traffic, observer);
        return moments;
    }

    private void run(int seed, String duration, String traffic, Observer observer)
            throws Exception {
        String text = NETWORK.formatted(seed, duration) + traffic;
        Files.writeString(folder.resolve("fixed.cdf"), "1000 1\n");
        Files.writeString(folder.resolve("gaps.cdf"), HALVES.formatted(100, 1000));
        Files.writeString(folder.resolve("sizes.cdf"), HALVES.formatted(10_000, 100_000));
        Path file = Files.writeString(folder.resolve("test.yaml"), text);
        Run.of(ScenarioLoader.load(file.toString(), Overrides.none()), observer).finish();
    }

    /** Bytes of every connection that VM a opened and closed, by its sequence numbers. */
    private List<Long> sizes(String traffic) throws Exception {
        Map<Integer, Integer> opened = new HashMap<>();
        List<Long> sizes = new ArrayList<>();
        Observer observer =
                (timePs, place, port, action, frame, reason, decision) -> {
                    byte[] b = frame.bytes();
                    int ip = frame.start() + 14;
                    boolean made = action == Action.CREATED && place.equals("a");
                    if (!made
                            || frame.storedBytes() < 54
                            || Ipv4.protocol(b, ip) != Ipv4.PROTOCOL_TCP) {
                        return;
                    }
                    int tcp = ip + 20;
                    if ((Tcp.flags(b, tcp) & Tcp.SYN) != 0) {
                        opened.put(Tcp.sourcePort(b, tcp), Tcp.sequence(b, tcp));
                    } else if ((Tcp.flags(b, tcp) & Tcp.FIN) != 0) {
                        Integer first = opened.remove(Tcp.sourcePort(b, tcp));
                        if (first != null) {
                            int last =
                                    Tcp.sequence(b, tcp)
                                            + Ipv4.totalLength(b, ip)
                                            - 20
                                            - Tcp.headerBytes(b, tcp);
                            sizes.add(Integer.toUnsignedLong(last - first - 1));
                        }
                    }
                };
        run(1, "20s", traffic, observer);
        return sizes;
    }

    /** Where a value lies in {@link #HALVES}: even on 0 to 1 if it is drawn from them. */
    private static double shareUpTo(double value, double half, double whole) {
        return value <= half ? value / half / 2 : 0.5 + (value - half) / (whole - half) / 2;
    }

    private static void assertFits(RealDistribution theory, double[] values) {
        assertThat(new KolmogorovSmirnovTest().kolmogorovSmirnovTest(theory, values))
                .isGreaterThan(SIGNIFICANCE);
    }

    @Test
    void sizes_of_transfers_are_distributed_as_their_file_says() throws Exception {
        List<Long> sizes =
                sizes(
                        "  - transfers: { name: t, from: a, to: b, rate: 100Mbps, sizes: sizes.cdf,"
                                + " count: 1500 }\n");

        assertThat(sizes).hasSize(1500);
        assertFits(
                new UniformRealDistribution(0, 1),
                sizes.stream().mapToDouble(s -> shareUpTo(s, 10_000, 100_000)).toArray());
        long[] observed = new long[10];
        sizes.forEach(s -> observed[(int) Math.min(9, 10 * shareUpTo(s, 10_000, 100_000))]++);
        double[] expected = new double[10];
        Arrays.fill(expected, 150);
        assertThat(new ChiSquareTest().chiSquareTest(expected, observed))
                .isGreaterThan(SIGNIFICANCE);
    }

    @Test
    void measured_gaps_are_distributed_as_their_file_says_and_their_mean_is_that_of_the_rate()
            throws Exception {
        double[] gaps =
                gaps(
                        moments(
                                1,
                                "2s",
                                "  - udp: { name: u, from: a, to: b, rate: 8Mbps, size: 1000B,"
                                        + " arrivals: empirical, gaps: gaps.cdf }\n"));
        double unitPs = 1e9 / 300; // a gap of the file is 300 in the mean, and 1 ms of the rate

        assertThat(gaps.length).isBetween(1_800, 2_200);
        double[] within = Arrays.copyOfRange(gaps, 1, gaps.length); // the first began before 0
        assertFits(
                new UniformRealDistribution(0, 1),
                Arrays.stream(within).map(g -> shareUpTo(g / unitPs, 100, 1000)).toArray());
    }

    @Test
    void bursts_and_pauses_of_on_off_are_heavy_tailed() throws Exception {
        double gapPs = 5e6; // at twice the rate, as half of the time is a burst
        double[] gaps =
                gaps(
                        moments(
                                1,
                                "600ms",
                                "  - udp: { name: u, from: a, to: b, rate: 80Mbps, size: 100B,"
                                        + " arrivals: on-off, burst: 1ms, pause: 1ms }\n"));
        List<Double> pauses = new ArrayList<>();
        List<Double> bursts = new ArrayList<>();
        double burstPs = 0;
        for (int i = 1; i < gaps.length; i++) {
            burstPs += gapPs;
            if (gaps[i] > 1.5 * gapPs) {
                pauses.add(gaps[i] - gapPs);
                bursts.add(burstPs);
                burstPs = 0;
            }
        }

        assertThat(pauses.size()).isBetween(150, 500);
        for (List<Double> times : List.of(pauses, bursts)) {
            assertFits(
                    new ParetoDistribution(1e9 / 3, 1.5), // whose mean is 1 ms
                    times.stream().mapToDouble(Double::doubleValue).toArray());
        }
    }

    private static double[] gaps(List<Long> moments) {
        double[] gaps = new double[moments.size()];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = moments.get(i) - (i == 0 ? 0 : moments.get(i - 1));
        }
        return gaps;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "  - udp: { name: u, from: a, to: b, rate: 8Mbps, size: 1000B, arrivals: poisson }\n",
                "  - transfers: { name: t, from: a, to: b, rate: 8Mbps, sizes: fixed.cdf }\n"
            })
    void gaps_of_a_poisson_process_are_exponential_and_its_counts_poisson(String traffic)
            throws Exception {
        List<Long> moments = moments(1, "2s", traffic);
        double meanPs = 1e9;
        KolmogorovSmirnovTest fit = new KolmogorovSmirnovTest();
        assertThat(fit.kolmogorovSmirnovTest(new ExponentialDistribution(meanPs), gaps(moments)))
                .isGreaterThan(SIGNIFICANCE);
        assertPoisson(moments, 4 * meanPs, 500, 4);
    }

    /** Counts in windows of equal length against the Poisson distribution of this mean. */
    private static void assertPoisson(
            List<Long> moments, double windowPs, int windows, double mean) {
        TreeMap<Integer, Integer> perWindow = new TreeMap<>();
        for (int i = 0; i < windows; i++) {
            perWindow.put(i, 0);
        }
        moments.forEach(ps -> perWindow.merge((int) (ps / windowPs), 1, Integer::sum));
        int classes = 10;
        long[] observed = new long[classes];
        double[] expected = new double[classes];
        PoissonDistribution theory = new PoissonDistribution(mean);
        perWindow.headMap(windows).values().forEach(n -> observed[Math.min(n, classes - 1)]++);
        for (int n = 0; n < classes - 1; n++) {
            expected[n] = windows * theory.probability(n);
        }
        expected[classes - 1] = windows * (1 - theory.cumulativeProbability(classes - 2));
        assertThat(new ChiSquareTest().chiSquareTest(expected, observed))
                .isGreaterThan(SIGNIFICANCE);
    }

    @Test
    void nothing_random_is_sent_at_the_start_of_every_flow_at_once() throws Exception {
        StringBuilder traffic = new StringBuilder();
        int flows = 400;
        for (int i = 0; i < flows; i++) {
            traffic.append("  - udp: { name: f")
                    .append(i)
                    .append(", from: a, to: b, rate: 80kbps, size: 1000B, arrivals: ")
                    .append(i % 2 == 0 ? "poisson" : "on-off, burst: 10ms, pause: 10ms")
                    .append(" }\n");
        }
        List<Long> moments = moments(1, "100ms", traffic.toString());
        // On average a datagram every 100 ms from each: the first tenth has a tenth of them.
        long early = moments.stream().filter(ps -> ps < 10_000_000_000L).count();
        assertThat(moments.size()).isBetween(flows / 2, flows * 3 / 2);
        assertThat(early).isBetween(moments.size() / 20L, moments.size() / 5L);
    }

    @Test
    void a_constant_rate_begins_at_its_start() throws Exception {
        assertThat(
                        moments(
                                1,
                                "10ms",
                                "  - udp: { name: u, from: a, to: b, rate: 8Mbps, size: 1000B }\n"))
                .startsWith(0L, 1_000_000_000L);
    }
}
