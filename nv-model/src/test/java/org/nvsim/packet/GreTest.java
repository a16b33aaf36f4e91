package org.nvsim.packet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GreTest {
    private static final int OFF = Hex.MARGIN;

    @ParameterizedTest
    @ValueSource(ints = {0, 0x8000, 0x2000, 0x1000, 0xA000, 0x9000, 0x3000, 0xB000})
    void every_combination_of_optional_fields_is_read_as_it_was_written(int flags) {
        int header = 4 + 4 * Integer.bitCount(flags);
        int length = header + 5;
        for (int dirt : new int[] {0xFF, 0xAA}) {
            byte[] b = Hex.dirty(length, dirt);
            Gre.write(b, OFF, flags, Gre.TYPE_ETHERNET, 0xFEEDFACE, 0x80000001);
            Gre.seal(b, OFF, length);

            assertThat(Gre.headerBytes(b, OFF)).isEqualTo(header);
            assertThat(Gre.type(b, OFF)).isEqualTo(0x6558);
            assertThat(Gre.hasKey(b, OFF)).isEqualTo((flags & 0x2000) != 0);
            assertThat(Gre.hasSequence(b, OFF)).isEqualTo((flags & 0x1000) != 0);
            if (Gre.hasKey(b, OFF)) {
                assertThat(Gre.key(b, OFF)).isEqualTo(0xFEEDFACE);
            }
            if (Gre.hasSequence(b, OFF)) {
                assertThat(Gre.sequence(b, OFF)).isEqualTo(0x80000001);
            }
            assertThat(Gre.defect(b, OFF, length)).isEqualTo(DropReason.NONE);
            for (int cut = 0; cut < header; cut++) {
                assertThat(Gre.defect(b, OFF, cut)).isEqualTo(DropReason.GRE_TRUNCATED);
            }
            assertThat(b[OFF + header]).isEqualTo((byte) dirt);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0x8000, 0xA000, 0x9000, 0xB000})
    void any_changed_bit_behind_the_flags_fails_the_checksum(int flags) {
        int length = Gre.headerBytes(flags) + 5;
        byte[] b = Hex.dirty(length, 0x33);
        Gre.write(b, OFF, flags, Gre.TYPE_ETHERNET, 1, 2);
        Gre.seal(b, OFF, length);
        for (int bit = 16; bit < 8 * length; bit++) {
            int at = OFF + bit / 8;
            b[at] ^= (byte) (1 << bit % 8);
            assertThat(Gre.defect(b, OFF, length)).isEqualTo(DropReason.GRE_BAD_CHECKSUM);
            b[at] ^= (byte) (1 << bit % 8);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0x0008, 0x0200, 0x03F8})
    void bits_that_the_standard_has_ignored_are_ignored(int bits) {
        byte[] b = Hex.dirty(8, 0);
        Gre.write(b, OFF, Gre.KEY_PRESENT | bits, 0x0800, 1, 0);
        assertThat(Gre.defect(b, OFF, 8)).isEqualTo(DropReason.NONE);
        assertThat(Gre.headerBytes(b, OFF)).isEqualTo(8);
    }
}
