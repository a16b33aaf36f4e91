package org.nvsim.packet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TcpTest {
    private static final int OFF = Hex.MARGIN;
    private static final int OPTIONS = OFF + Tcp.HEADER_BYTES;

    @Test
    void a_header_is_read_as_it_was_written() {
        byte[] b = Hex.dirty(20, 0xFF);
        int flags = Tcp.CWR | Tcp.ACK | Tcp.PSH;
        Tcp.write(b, OFF, 65535, 32768, 0xFEDCBA98, 0x89ABCDEF, 20, flags, 65535);
        assertThat(Tcp.sourcePort(b, OFF)).isEqualTo(65535);
        assertThat(Tcp.destinationPort(b, OFF)).isEqualTo(32768);
        assertThat(Tcp.sequence(b, OFF)).isEqualTo(0xFEDCBA98);
        assertThat(Tcp.acknowledgment(b, OFF)).isEqualTo(0x89ABCDEF);
        assertThat(Tcp.headerBytes(b, OFF)).isEqualTo(20);
        assertThat(Tcp.flags(b, OFF)).isEqualTo(flags);
        assertThat(Tcp.window(b, OFF)).isEqualTo(65535);
        assertThat(Tcp.checksum(b, OFF)).isZero();
        assertThat(Hex.of(b, OFF + 18, 2)).isEqualTo("0000");
        assertThat(Tcp.defect(b, OFF, 20)).isEqualTo(DropReason.NONE);
        Tcp.setSequence(b, OFF, 7);
        Tcp.setFlags(b, OFF, Tcp.RST);
        assertThat(Tcp.sequence(b, OFF)).isEqualTo(7);
        assertThat(Tcp.flags(b, OFF)).isEqualTo(Tcp.RST);
        assertThat(Tcp.acknowledgment(b, OFF)).isEqualTo(0x89ABCDEF);
    }

    @Test
    void options_of_a_syn_are_found_where_they_stand() {
        byte[] b = Golden.SYN.bytes();
        int mss = TcpOptions.find(b, 34, TcpOptions.MSS);
        int scale = TcpOptions.find(b, 34, TcpOptions.WINDOW_SCALE);
        assertThat(mss).isEqualTo(54);
        assertThat(TcpOptions.mss(b, mss)).isEqualTo(1460);
        assertThat(TcpOptions.windowScale(b, scale)).isEqualTo(8);
        assertThat(TcpOptions.find(b, 34, TcpOptions.SACK_PERMITTED)).isEqualTo(64);
        assertThat(TcpOptions.find(b, 34, TcpOptions.SACK)).isEqualTo(TcpOptions.ABSENT);
        assertThat(TcpOptions.find(b, 34, TcpOptions.TIMESTAMPS)).isEqualTo(TcpOptions.ABSENT);
    }

    @Test
    void timestamps_and_three_blocks_fill_the_forty_bytes_there_are() {
        byte[] b = Hex.dirty(60, 0xAA);
        int[] edges = {0xF0000000, 0xF0000100, 100, 200, 300, 400};
        Tcp.write(b, OFF, 1, 2, 3, 4, 60, Tcp.ACK, 5);
        int at = TcpOptions.putTimestamps(b, OPTIONS, 0xCAFEBABE, 0x80000001);
        at = TcpOptions.putSack(b, at, edges, 3);

        assertThat(at).isEqualTo(OFF + 60);
        assertThat(Tcp.defect(b, OFF, 60)).isEqualTo(DropReason.NONE);
        int stamps = TcpOptions.find(b, OFF, TcpOptions.TIMESTAMPS);
        assertThat(TcpOptions.timestampValue(b, stamps)).isEqualTo(0xCAFEBABE);
        assertThat(TcpOptions.timestampEcho(b, stamps)).isEqualTo(0x80000001);
        int sack = TcpOptions.find(b, OFF, TcpOptions.SACK);
        assertThat(TcpOptions.sackBlocks(b, sack)).isEqualTo(3);
        for (int i = 0; i < 3; i++) {
            assertThat(TcpOptions.sackLeft(b, sack, i)).isEqualTo(edges[2 * i]);
            assertThat(TcpOptions.sackRight(b, sack, i)).isEqualTo(edges[2 * i + 1]);
        }
        assertThat(b[OFF + 60]).isEqualTo((byte) 0xAA);
    }

    @ParameterizedTest
    @CsvSource({
        // options of a 28-byte header, kind, value found or -1
        "0204058c 00000000, 2, 1420",
        "01010101 0204058c, 2, 1420",
        "00000000 0204058c, 2, -1",
        "fd040102 0204058c, 2, 1420",
        "0203ff01 01010101, 2, -1",
        "03030f00 00000000, 3, 14",
        "03030e00 00000000, 3, 14",
    })
    void an_option_is_read_by_its_rules(String options, int kind, int expected) {
        byte[] b = withOptions(options);
        assertThat(Tcp.defect(b, 0, 28)).isEqualTo(DropReason.NONE);
        int at = TcpOptions.find(b, 0, kind);
        int value =
                at < 0
                        ? at
                        : kind == TcpOptions.MSS
                                ? TcpOptions.mss(b, at)
                                : TcpOptions.windowScale(b, at);
        assertThat(value).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"02040102 01010102", "0200058c 00000000", "0209058c 00000000", "fd010000 00000000"})
    void an_option_that_does_not_fit_condemns_the_segment(String options) {
        assertThat(Tcp.defect(withOptions(options), 0, 28)).isEqualTo(DropReason.TCP_BAD_HEADER);
    }

    private static byte[] withOptions(String options) {
        byte[] b = new byte[28];
        Tcp.write(b, 0, 1, 2, 3, 4, 28, Tcp.SYN, 5);
        System.arraycopy(Hex.bytes(options), 0, b, Tcp.HEADER_BYTES, 8);
        return b;
    }
}
