package org.nvsim.packet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Chains of extension headers, and what their destination says of them (RFC 8200 s4). */
class Ipv6ChainTest {
    private static final Ipv6Address FROM = Ipv6Address.parse("2001:db8::1");
    private static final String UNICAST = "2001:db8::2";
    private static final String UDP = " 9c402328 00080000";

    private final Ipv6Chain chain = new Ipv6Chain();

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "17, '',                                              17, 40",
        "59, '',                                              59, 40",
        "99, '',                                              99, 40",
        "0,  '1100 0502 0000 0100',                           17, 48",
        "60, '1100 0104 00000000',                            17, 48",
        "60, '1101 1e0c 000000000000000000000000',            17, 56",
        "43, '1100 0400 00000000',                            17, 48",
        "43, '1102 0400 00000000 00000000000000000000000000000000', 17, 64",
        "51, '1104 0000 00000000 00000000 000000000000000000000000', 17, 64",
        "0,  '3c00 0104 00000000 2b00 0104 00000000 2c00 0400 00000000 1100 0000 00000001', 17, 72",
    })
    void good_chains_lead_to_the_upper_layer(int first, String headers, int protocol, int at) {
        assertThat(read(first, headers + UDP, UNICAST)).isEqualTo(DropReason.NONE);
        assertThat(chain.protocol()).isEqualTo(protocol);
        assertThat(chain.upper()).isEqualTo(at);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        // hop-by-hop options elsewhere than first: the byte that names them
        "60, '0000 0104 00000000 1100 0104 00000000',  ip6-unknown-next-header, 1, 40",
        "0,  '0000 0104 00000000 1100 0104 00000000',  ip6-unknown-next-header, 1, 40",
        // a routing header with segments left: its type
        "43, '1100 0401 00000000',                     ip6-routing-header, 0, 42",
        "60, '2b00 0104 00000000 1100 fe07 00000000',  ip6-routing-header, 0, 50",
        // unknown options: skip, drop, drop and tell, tell unless multicast
        "60, '1100 4102 00000000',                     ip6-option, -1, 0",
        "60, '1100 8102 00000000',                     ip6-option, 2, 42",
        "60, '1100 0100 c100 0000',                    ip6-option, 2, 44",
        // fragments that cannot be
        "44, '1100 0001 00000001 ffffffff',            ip-bad-fragment, 0, 4",
        "44, '1100 fff8 00000001',                     ip-bad-fragment, 0, 42",
        // lengths
        "60, '1103 0104 00000000',                     ip6-bad-extension, -1, 0",
        "60, '1100 0105 00000000',                     ip6-bad-extension, -1, 0",
    })
    void bad_chains_say_what_to_tell_the_sender(
            int first, String headers, String word, int code, int pointer) {
        String packet = headers + (first == 44 || word.endsWith("extension") ? "" : UDP);
        byte[] b = packet(first, packet + (first == 44 ? UDP : ""), UNICAST);
        assertThat(chain.read(b, 0, b.length).word()).isEqualTo(word);
        assertThat(chain.code()).isEqualTo(code);
        assertThat(chain.pointer()).isEqualTo(pointer);
    }

    @Test
    void nobody_tells_a_group_of_an_option_that_asks_for_it_only_among_two() {
        assertThat(read(60, "1100 c102 00000000" + UDP, "ff02::5"))
                .isEqualTo(DropReason.IP6_OPTION);
        assertThat(chain.code()).isEqualTo(Ipv6Chain.SILENT);
        assertThat(read(60, "1100 8102 00000000" + UDP, "ff02::5"))
                .isEqualTo(DropReason.IP6_OPTION);
        assertThat(chain.code()).isEqualTo(Icmpv6.UNKNOWN_OPTION);
    }

    @Test
    void a_later_fragment_ends_the_chain() {
        byte[] b = packet(44, "3c00 0010 00000001 ffffffffffffffff", UNICAST);
        assertThat(chain.read(b, 0, b.length)).isEqualTo(DropReason.NONE);
        assertThat(chain.hasFragment()).isTrue();
        assertThat(chain.protocol()).isEqualTo(Ipv6.DESTINATION_OPTIONS);
        assertThat(chain.upper()).isEqualTo(48);
        assertThat(Ipv6Fragment.fragmentOffset(b, chain.fragment())).isEqualTo(16);
        assertThat(Ipv6Fragment.isAtomic(b, chain.fragment())).isFalse();
    }

    @Test
    void a_fragment_header_is_read_back() {
        byte[] b = new byte[8];
        Ipv6Fragment.write(b, 0, 17, 1448, true, 0xC0FFEE00);
        assertThat(Hex.of(b, 0, 8)).isEqualTo("110005a9c0ffee00");
        assertThat(Ipv6Fragment.nextHeader(b, 0)).isEqualTo(17);
        assertThat(Ipv6Fragment.fragmentOffset(b, 0)).isEqualTo(1448);
        assertThat(Ipv6Fragment.moreFragments(b, 0)).isTrue();
        assertThat(Ipv6Fragment.identification(b, 0)).isEqualTo(0xC0FFEE00);
    }

    @Test
    void one_object_remembers_nothing_of_the_packet_before() {
        read(44, "1100 0000 00000001" + UDP, UNICAST);
        read(43, "1100 0401 00000000" + UDP, UNICAST);
        assertThat(read(17, UDP, UNICAST)).isEqualTo(DropReason.NONE);
        assertThat(chain.hasFragment()).isFalse();
        assertThat(chain.code()).isEqualTo(Ipv6Chain.SILENT);
    }

    @Test
    void no_soup_of_bytes_makes_the_walk_throw_or_look_outside() {
        Random random = new Random(44);
        int[] firsts = {0, 43, 44, 51, 58, 60};
        for (int i = 0; i < 200_000; i++) {
            byte[] b = new byte[40 + random.nextInt(60)];
            random.nextBytes(b);
            Ipv6.write(b, 0, 0, 0, b.length - 40, firsts[i % 6], 64, FROM, FROM);
            for (int at = 40; at < b.length; at += 8) { // so that chains become long
                b[at] = (byte) firsts[random.nextInt(6)];
                if (at + 1 < b.length && random.nextInt(4) > 0) {
                    b[at + 1] = 0;
                }
            }
            DropReason alone = chain.read(b, 0, b.length);
            int upper = chain.upper();
            byte[] amid = Hex.amid(b, 0xAA);
            assertThat(chain.read(amid, Hex.MARGIN, b.length)).isEqualTo(alone);
            assertThat(chain.upper()).isEqualTo(upper + Hex.MARGIN);
            if (alone == DropReason.NONE) {
                assertThat(upper).isBetween(40, b.length);
            }
        }
    }

    private DropReason read(int first, String payload, String to) {
        byte[] b = packet(first, payload, to);
        return chain.read(b, 0, b.length);
    }

    private static byte[] packet(int first, String payload, String to) {
        byte[] behind = Hex.bytes(payload);
        byte[] b = new byte[40 + behind.length];
        Ipv6.write(b, 0, 0, 0, behind.length, first, 64, FROM, Ipv6Address.parse(to));
        System.arraycopy(behind, 0, b, 40, behind.length);
        return b;
    }
}
