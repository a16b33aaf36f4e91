package org.nvsim.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DigestTest {
    private static final int LONGEST = 130;

    private static long of(long... words) {
        long value = Digest.START;
        for (int i = 0; i < words.length; i += 2) {
            value = Digest.fold(value, words[i], words[i + 1]);
        }
        return value;
    }

    private static long of(byte[] bytes, int offset, int length) {
        return Digest.fold(Digest.START, 1, 2, bytes, offset, length);
    }

    @Test
    void has_the_same_values_on_every_machine() {
        byte[] text = "0123456789abcdefghijklmnopqrstuvwxyz!".getBytes(StandardCharsets.US_ASCII);
        assertThat(of()).isEqualTo(0x9E37_79B9_7F4A_7C15L);
        assertThat(of(1, 2)).isEqualTo(0x6AAF_6332_CC19_8CA0L);
        assertThat(of(1, 2, 3, 4)).isEqualTo(0x311D_8A24_6873_6D2AL);
        assertThat(of(text, 0, 17)).isEqualTo(0x0192_5B9C_C0CA_D708L);
        assertThat(of(text, 0, 37)).isEqualTo(0x8246_C8CF_973F_9022L);
    }

    @Test
    void depends_on_the_order() {
        assertThat(of(1, 2, 3, 4)).isNotEqualTo(of(3, 4, 1, 2));
        assertThat(of(1, 2)).isNotEqualTo(of(2, 1));
        assertThat(of(0, 0)).isNotEqualTo(of(0, 0, 0, 0));
        byte[] bytes = counting(LONGEST);
        byte[] others = counting(LONGEST);
        others[50]++;
        assertThat(ofBoth(bytes, others)).isNotEqualTo(ofBoth(others, bytes));
    }

    private static long ofBoth(byte[] first, byte[] second) {
        long value = Digest.fold(Digest.START, 1, 2, first, 0, first.length);
        return Digest.fold(value, 1, 2, second, 0, second.length);
    }

    @Test
    void depends_on_every_bit_and_on_the_number_of_bytes_and_on_nothing_around_them() {
        Set<Long> values = new HashSet<>();
        for (byte[] bytes : new byte[][] {new byte[LONGEST + 6], counting(LONGEST + 6)}) {
            values.clear(); // counting begins with a zero
            for (int length = 0; length <= LONGEST; length++) {
                long before = of(bytes, 3, length);
                assertThat(values.add(before)).isTrue();
                for (int bit = 0; bit < Byte.SIZE * length; bit++) {
                    flip(bytes, 3 * Byte.SIZE + bit);
                    assertThat(values.add(of(bytes, 3, length))).isTrue();
                    flip(bytes, 3 * Byte.SIZE + bit);
                }
                bytes[2]++;
                bytes[3 + length]++;
                assertThat(of(bytes, 3, length)).isEqualTo(before);
                bytes[2]--;
                bytes[3 + length]--;
            }
        }
    }

    @Test
    void depends_on_where_pieces_stand() {
        byte[] bytes = counting(96);
        Set<Long> values = new HashSet<>();
        for (int i = 0; i < 12; i++) {
            for (int j = i; j < 12; j++) {
                exchange(bytes, i, j);
                assertThat(values.add(of(bytes, 0, 96)) || (i == j && i > 0)).isTrue();
                exchange(bytes, i, j);
            }
        }
    }

    @Test
    void does_not_coincide_for_many_small_inputs() {
        Set<Long> values = new HashSet<>();
        byte[] bytes = new byte[40];
        for (int first = 0; first < 64; first++) {
            for (int second = 0; second < 64; second++) {
                assertThat(values.add(of(first, second))).isTrue();
                for (int i = 0; i < 16; i++) {
                    bytes[i] = (byte) second;
                    bytes[39 - i] = (byte) second;
                    assertThat(values.add(Digest.fold(first, i, 0, bytes, 0, 40))).isTrue();
                    bytes[i] = 0;
                    bytes[39 - i] = 0;
                    if (second == 0) {
                        break;
                    }
                }
            }
        }
    }

    @Test
    void changes_half_of_its_bits_whatever_bit_is_changed() {
        byte[] bytes = counting(84);
        long before = of(bytes, 0, 84);
        long changed = 0;
        for (int bit = 0; bit < Byte.SIZE * 84; bit++) {
            flip(bytes, bit);
            int bits = Long.bitCount(before ^ of(bytes, 0, 84));
            flip(bytes, bit);
            assertThat(bits).isBetween(15, 49); // 64 coins do otherwise once in 100 000 throws
            changed += bits;
        }
        assertThat((double) changed / (Byte.SIZE * 84)).isBetween(31.0, 33.0);
        for (int bit = 0; bit < Long.SIZE; bit++) {
            long one = 1L << bit;
            assertThat(Long.bitCount(of(7, 8) ^ of(7 ^ one, 8))).isBetween(15, 49);
            assertThat(Long.bitCount(of(7, 8) ^ of(7, 8 ^ one))).isBetween(15, 49);
        }
    }

    @Test
    void of_a_run_depends_on_which_node_something_happened_to_and_when() {
        assertThat(Set.of(run("a", 3), run("b", 3), run("a", 4), run("b", 4))).hasSize(4);
    }

    private static long run(String who, long whenPs) {
        Simulation simulation = new Simulation(1);
        Node a = simulation.addNode("a");
        Node b = simulation.addNode("b");
        Node node = who.equals("a") ? a : b;
        node.newTimer(() -> node.fold(7)).armAt(whenPs);
        simulation.runUntil(10);
        return simulation.digest();
    }

    private static byte[] counting(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) i;
        }
        return bytes;
    }

    private static void flip(byte[] bytes, int bit) {
        bytes[bit >>> 3] ^= (byte) (1 << (bit & 7));
    }

    private static void exchange(byte[] bytes, int word, int other) {
        for (int i = 0; i < Long.BYTES; i++) {
            byte kept = bytes[word * Long.BYTES + i];
            bytes[word * Long.BYTES + i] = bytes[other * Long.BYTES + i];
            bytes[other * Long.BYTES + i] = kept;
        }
    }
}
