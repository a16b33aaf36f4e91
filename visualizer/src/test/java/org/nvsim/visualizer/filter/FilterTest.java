package org.nvsim.visualizer.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nvsim.packet.Ipv4Address;
import org.nvsim.run.record.Packets;
import org.nvsim.run.record.Recorder;
import org.nvsim.scenario.Overrides;
import org.nvsim.scenario.ScenarioLoader;
import org.nvsim.visualizer.viewmodel.RunScene;

final class FilterTest {
    private static RunScene world;

    @BeforeAll
    static void run() throws Exception {
        Overrides brief =
                Overrides.of(
                        List.of(
                                "duration=110ms",
                                "timeline[0].at=105ms",
                                "expect=[]",
                                "compare={}"));
        world = new RunScene(Recorder.record(ScenarioLoader.load("gre-blocked", brief), s -> true));
    }

    private static int count(String filter) throws FilterException {
        PacketTest test = Filter.read(filter, world);
        int count = 0;
        for (int packet = 0; packet < world.recording().packets().count(); packet++) {
            count += test.holds(packet) ? 1 : 0;
        }
        return count;
    }

    @Test
    void no_filter_lets_all_packets_pass() throws Exception {
        assertThat(count("  ")).isEqualTo(world.recording().packets().count());
    }

    @Test
    void an_address_is_found_whether_a_customers_or_the_providers() throws Exception {
        Packets packets = world.recording().packets();
        int customer = 0;
        int provider = 0;
        for (int packet = 0; packet < packets.count(); packet++) {
            customer += packets.destination(packet) == Ipv4Address.parse("10.0.0.7") ? 1 : 0;
            provider += packets.outerDestination(packet) != 0 ? 1 : 0;
        }
        assertThat(count("ip.dst == 10.0.0.7")).isEqualTo(customer).isPositive();
        assertThat(count("ip.dst == 192.168.4.12 && gre")).isEqualTo(provider).isPositive();
        assertThat(count("ip.dst == 10.0.0.0/8 && udp")).isEqualTo(count("flow == video"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tenant == blue",
                "gre.vsid == 6001",
                "dropped",
                "nvgre && ipv4",
                "reason == firewall-denied",
                "at == fw && length > 500",
                "port.dst >= 1 || icmp",
                "not (tenant == red or arp)"
            })
    void a_test_and_its_opposite_divide_all_packets(String filter) throws Exception {
        int all = world.recording().packets().count();
        assertThat(count(filter)).isBetween(1, all - 1);
        assertThat(count(filter) + count("!(" + filter + ")")).isEqualTo(all);
    }

    @Test
    void and_binds_closer_than_or() throws Exception {
        assertThat(count("arp || tenant == red && dropped"))
                .isEqualTo(count("arp || (tenant == red && dropped)"))
                .isNotEqualTo(count("(arp || tenant == red) && dropped"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tenant == bleu        | 10 | 'bleu' is none of blue, red, provider",
                "tenent == blue        | 0  | there is no 'tenent': fields are",
                "gre.vsid == five      | 12 | 'five' is no number",
                "ip.dst == 10.0.0      | 10 | '10.0.0' is no address",
                "tenant == blue dropped| 15 | join tests with && or ||",
                "(dropped              | 8  | a parenthesis is not closed",
                "tenant                | 0  | compare 'tenant' with something",
                "dropped &&            | 10 | the filter ends too early",
                "dropped & udp         | 8  | '&' means nothing here",
            })
    void a_wrong_filter_says_what_is_wrong_and_where(String filter, int position, String message) {
        FilterException wrong = catchThrowableOfType(FilterException.class, () -> count(filter));
        assertThat(wrong).hasMessageStartingWith(message);
        assertThat(wrong.position()).isEqualTo(position);
    }

    @Test
    void the_parts_of_a_filter_are_what_its_outermost_ands_join() {
        assertThat(Filter.parts("tenant == blue && (dropped || udp) && gre"))
                .containsExactly("tenant == blue", "(dropped || udp)", "gre");
        assertThat(Filter.parts("dropped || udp && gre")).containsExactly("dropped || udp && gre");
        assertThat(Filter.parts("")).isEmpty();
    }
}
