package org.nvsim.packet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChecksumTest {
    private static final int[] EDGES = {
        0, 0xFFFF, 0x10000, 0xFFFF0000, 0xFFFFFFFF, 1, 0xFFFE, 0x8000, 0x7FFF8000
    };

    @Test
    void the_check_of_rfc_1624_section_4_gives_zero() {
        assertThat(Checksum.update16(0xDD2F, 0x5555, 0x3285)).isZero();
    }

    @Test
    void the_sum_of_rfc_1071_section_3_comes_out() {
        byte[] b = Hex.bytes("0001 f203 f4f5 f6f7");
        assertThat(Checksum.sum(b, 0, 8)).isEqualTo(0xDDF2);
        assertThat(Checksum.finish(0xDDF2)).isEqualTo(0x220D);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 63, 64, 65, 1461, 65535})
    void a_sum_agrees_with_adding_word_by_word_whatever_the_length(int length) {
        Random random = new Random(length);
        byte[] b = new byte[length + 3];
        for (int dirt : new int[] {0xFF, 0xAA}) {
            random.nextBytes(b);
            b[0] = (byte) dirt;
            b[length + 1] = (byte) dirt;
            assertThat(Checksum.sum(b, 1, length)).isEqualTo(slowSum(b, 1, length));
        }
    }

    @Test
    void a_sum_of_the_largest_words_does_not_overflow() {
        byte[] b = Hex.dirty(65536, 0xFF);
        assertThat(Checksum.sum(b, 0, 65536)).isEqualTo(0xFFFF);
    }

    @Test
    void a_sum_can_be_taken_in_parts_of_even_length() {
        byte[] b = new byte[100];
        new Random(1).nextBytes(b);
        int parts = Checksum.sum(b, 34, 66, Checksum.sum(b, 0, 34));
        assertThat(parts).isEqualTo(Checksum.sum(b, 0, 100));
    }

    @Test
    void updating_16_bits_equals_computing_anew() {
        Random random = new Random(1624);
        byte[] b = new byte[20];
        for (int i = 0; i < 100_000; i++) {
            random.nextBytes(b);
            int at = 2 * random.nextInt(9);
            b[18] |= 1; // nothing real is all zeros: an IPv4 header has a version
            int was = edgeOr(random) & 0xFFFF;
            int is = edgeOr(random) & 0xFFFF;
            Bytes.put16(b, at, was);
            int before = Checksum.finish(Checksum.sum(b, 0, 20));
            Bytes.put16(b, at, is);
            int after = Checksum.finish(Checksum.sum(b, 0, 20));
            assertThat(Checksum.update16(before, was, is)).isEqualTo(after);
        }
    }

    @Test
    void updating_32_bits_equals_computing_anew() {
        Random random = new Random(1624);
        byte[] b = new byte[20];
        for (int i = 0; i < 100_000; i++) {
            random.nextBytes(b);
            int at = 2 * random.nextInt(8);
            b[18] |= 1;
            int was = edgeOr(random);
            int is = edgeOr(random);
            Bytes.put32(b, at, was);
            int before = Checksum.finish(Checksum.sum(b, 0, 20));
            Bytes.put32(b, at, is);
            int after = Checksum.finish(Checksum.sum(b, 0, 20));
            assertThat(Checksum.update32(before, was, is)).isEqualTo(after);
        }
    }

    @Test
    void a_wrong_checksum_stays_wrong_by_as_much() {
        Random random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            int right = random.nextInt(0x10000);
            int error = 1 + random.nextInt(0xFFFE);
            int wrong = (right + error) % 0xFFFF;
            int was = random.nextInt();
            int is = random.nextInt();
            int difference =
                    Checksum.update32(wrong, was, is) - Checksum.update32(right % 0xFFFF, was, is);
            assertThat(Math.floorMod(difference, 0xFFFF)).isEqualTo(Math.floorMod(error, 0xFFFF));
        }
    }

    @Test
    void a_pending_sum_follows_the_addresses_it_covers() {
        Random random = new Random(3022);
        for (int i = 0; i < 100_000; i++) {
            int source = random.nextInt() | 1;
            int destination = edgeOr(random);
            int changed = edgeOr(random);
            int length = 8 + random.nextInt(1460);
            int before = Checksum.pseudoHeader(source, destination, 17, length);
            int after = Checksum.pseudoHeader(source, changed, 17, length);
            assertThat(Checksum.adjust32(before, destination, changed)).isEqualTo(after);
        }
    }

    private static int edgeOr(Random random) {
        return random.nextInt(3) == 0 ? EDGES[random.nextInt(EDGES.length)] : random.nextInt();
    }

    private static int slowSum(byte[] b, int off, int length) {
        int sum = 0;
        for (int i = 0; i < length; i++) {
            sum += (b[off + i] & 0xFF) << (i % 2 == 0 ? 8 : 0);
            sum = (sum & 0xFFFF) + (sum >>> 16);
        }
        return sum;
    }
}
