package org.nvsim.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DigestTest {
    private static long of(long... words) {
        Digest digest = new Digest();
        for (long word : words) {
            digest.fold(word);
        }
        return digest.value();
    }

    private static long of(byte[] bytes, int offset, int length) {
        Digest digest = new Digest();
        digest.fold(1, 2, bytes, offset, length);
        return digest.value();
    }

    @Test
    void has_the_same_values_on_every_machine() {
        byte[] text = "0123456789abcdef!".getBytes(StandardCharsets.US_ASCII);
        assertThat(of()).isEqualTo(0x9E37_79B9_7F4A_7C15L);
        assertThat(of(1)).isEqualTo(0x410C_B369_0FF1_6ECDL);
        assertThat(of(1, 2)).isEqualTo(0xAB8A_E7B0_52DA_BD4BL);
        assertThat(of(text, 0, 17)).isEqualTo(0x9110_8F39_79C0_6E6BL);
    }

    @Test
    void depends_on_the_order() {
        assertThat(of(1, 2)).isNotEqualTo(of(2, 1));
        assertThat(of(0)).isNotEqualTo(of(0, 0));
    }

    @Test
    void depends_on_every_byte_and_on_their_number_and_on_nothing_around_them() {
        Set<Long> values = new HashSet<>();
        byte[] bytes = new byte[40];
        for (int length = 0; length <= 33; length++) {
            assertThat(values.add(of(bytes, 3, length))).isTrue();
            for (int i = 0; i < length; i++) {
                bytes[3 + i] = (byte) 0x80;
                assertThat(values.add(of(bytes, 3, length))).isTrue();
                bytes[3 + i] = 0;
            }
        }
        long before = of(bytes, 3, 33);
        bytes[2] = 1;
        bytes[36] = 1;
        assertThat(of(bytes, 3, 33)).isEqualTo(before);
    }

    @Test
    void of_a_run_depends_on_which_node_something_happened_to() {
        Simulation first = new Simulation(1);
        first.addNode("a").digest().fold(7);
        first.addNode("b");
        Simulation second = new Simulation(1);
        second.addNode("a");
        second.addNode("b").digest().fold(7);
        assertThat(first.digest()).isNotEqualTo(second.digest());
    }
}
