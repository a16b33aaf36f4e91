package org.nvsim.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FragmentsTest {
    private static final int FROM = Ipv4Address.parse("10.0.0.5");
    private static final int TO = Ipv4Address.parse("10.0.0.7");
    private static final int LINK = Ethernet.HEADER_BYTES;

    private final FrameLedger ledger = Hex.ledger();
    private final Ipv4Reassembler reassembler = new Ipv4Reassembler(16, 100);

    @ParameterizedTest
    @CsvSource({
        // stored data, implied data, mtu, fragments
        "4,    3000,  1500, 3",
        "3000, 4,     1500, 3",
        "1000, 2000,  576,  6",
        "0,    65507, 1500, 45",
        "17,   0,     68,   1",
        "0,    41,    68,   2",
        "0,    40,    68,   1"
    })
    void a_packet_cut_and_put_together_in_any_order_is_the_same_again(
            int stored, int implied, int mtu, int count) {
        Ipv4Reassembler roomy = new Ipv4Reassembler(100, 100);
        for (int seed = 0; seed < 4; seed++) {
            Frame whole = datagram(1, stored, implied);
            byte[] expected = whole.toByteArray();
            List<Frame> pieces = cut(whole, mtu);
            assertThat(pieces).hasSize(count);
            assertSound(pieces, mtu);
            Collections.shuffle(pieces, new Random(seed));
            Optional<Frame> result = Optional.empty();
            for (Frame piece : pieces) {
                assertThat(result).isEmpty();
                result = roomy.add(ledger, piece, piece.start() + LINK, 0);
            }
            assertThat(result.orElseThrow().toByteArray()).isEqualTo(expected);
            assertThat(result.get().storedBytes()).isLessThanOrEqualTo(42 + stored);
            ledger.deliver(result.get());
        }
        assertNothingLost(0);
    }

    @Test
    void a_fragment_is_cut_again_and_still_fits() {
        Frame whole = datagram(9, 10, 2990);
        byte[] expected = whole.toByteArray();
        List<Frame> pieces = new ArrayList<>();
        for (Frame piece : cut(whole, 1500)) {
            pieces.addAll(cut(piece, 300));
        }
        Optional<Frame> result = Optional.empty();
        for (Frame piece : pieces) {
            result = reassembler.add(ledger, piece, piece.start() + LINK, 0);
        }
        assertThat(result.orElseThrow().toByteArray()).isEqualTo(expected);
    }

    @Test
    void a_pending_checksum_is_completed_before_the_cut() {
        Frame whole = datagram(2, 5, 2000);
        byte[] expected = whole.toByteArray();
        int ip = whole.start() + LINK;
        Udp.sealPending(whole.bytes(), ip + 20, FROM, TO);
        whole.setChecksumPending(true);
        Optional<Frame> result = Optional.empty();
        for (Frame piece : cut(whole, 1500)) {
            assertThat(piece.checksumPending()).isFalse();
            result = reassembler.add(ledger, piece, piece.start() + LINK, 0);
        }
        assertThat(result.orElseThrow().toByteArray()).isEqualTo(expected);
    }

    @Test
    void only_options_marked_to_be_copied_stand_in_later_fragments() {
        Frame whole = datagram(3, 100, 0);
        int ip = whole.prepend(8) + LINK;
        byte[] b = whole.bytes();
        System.arraycopy(b, ip + 8 - LINK, b, ip - LINK, LINK + 20);
        System.arraycopy(Hex.bytes("9404 0000 0703 0001"), 0, b, ip + 20, 8);
        b[ip] = 0x47;
        Bytes.put16(b, ip + 2, 28 + 108);
        Ipv4.seal(b, ip);
        List<Frame> pieces = cut(whole, 100);

        assertSound(pieces, 100);
        assertThat(optionsOf(pieces.get(0))).isEqualTo("9404000007030001");
        assertThat(optionsOf(pieces.get(1))).isEqualTo("9404000001010101");
    }

    @Test
    void no_link_carries_less_than_68_bytes() {
        Frame whole = datagram(1, 100, 0);
        assertThatIllegalArgumentException().isThrownBy(() -> cut(whole, 67));
    }

    @Test
    void a_packet_that_is_no_fragment_comes_straight_back() {
        Frame whole = datagram(1, 1, 1);
        assertThat(reassembler.add(ledger, whole, whole.start() + LINK, 0)).contains(whole);
    }

    @ParameterizedTest
    @CsvSource({
        // offset and length of two fragments, does the first end the datagram, does the second
        "0,   16, false, 8,   16, false", // overlap
        "8,   16, false, 0,   16, false",
        "0,   16, false, 0,   16, false", // repeated
        "16,  16, true,  32,  16, false", // behind the end
        "16,  16, true,  32,  16, true", // a second end
        "16,  16, true,  8,   8,  true",
        "0,   16, false, 16,  0,  true", // empty
        "0,   16, false, 65512, 8,  true", // with its header longer than any packet
    })
    void fragments_that_contradict_each_other_condemn_their_datagram(
            int offset1, int length1, boolean end1, int offset2, int length2, boolean end2) {
        add(fragment(7, offset1, length1, end1), 0);
        add(fragment(7, offset2, length2, end2), 1);
        assertThat(ledger.dropped(DropReason.IP_BAD_FRAGMENT)).isEqualTo(2);
        assertThat(reassembler.heldFrames()).isZero();

        add(fragment(7, 256, 8, false), 2);
        assertThat(ledger.dropped(DropReason.IP_BAD_FRAGMENT)).isEqualTo(3);
        assertNothingLost(3);
    }

    @Test
    void datagrams_are_told_apart_by_identification() {
        add(fragment(1, 0, 16, false), 0);
        add(fragment(2, 0, 16, false), 0);
        assertThat(add(fragment(1, 16, 8, true), 0)).isPresent();
        assertThat(add(fragment(2, 16, 8, true), 0)).isPresent();
    }

    @Test
    void what_stays_incomplete_is_given_up_in_time_and_reported_by_its_first_fragment() {
        add(fragment(1, 8, 8, false), 0);
        add(fragment(2, 0, 8, false), 40);
        add(fragment(2, 8, 8, false), 90);
        assertThat(reassembler.nextExpiryPs()).isEqualTo(100);
        List<Integer> reported = new ArrayList<>();

        reassembler.expire(ledger, 99, f -> reported.add(identification(f)));
        assertThat(reassembler.heldFrames()).isEqualTo(3);
        reassembler.expire(ledger, 100, f -> reported.add(identification(f)));
        assertThat(reported).isEmpty();
        assertThat(reassembler.nextExpiryPs()).isEqualTo(140);
        reassembler.expire(ledger, 500, f -> reported.add(identification(f)));
        assertThat(reported).containsExactly(2);
        assertThat(reassembler.nextExpiryPs()).isEqualTo(Ipv4Reassembler.NEVER);
        assertThat(ledger.dropped(DropReason.REASSEMBLY_TIMEOUT)).isEqualTo(3);
        assertNothingLost(3);
    }

    @Test
    void a_flood_of_fragments_is_held_within_bounds_and_pushes_out_the_oldest() {
        for (int i = 0; i < 1000; i++) {
            add(fragment(i, 8, 8, false), i);
            assertThat(reassembler.heldFrames()).isLessThanOrEqualTo(16);
        }
        assertThat(ledger.dropped(DropReason.REASSEMBLY_TIMEOUT)).isEqualTo(984);
        assertThat(add(fragment(999, 16, 8, true), 1000)).isEmpty();
        assertThat(add(fragment(999, 0, 8, false), 1000)).isPresent();
    }

    @Test
    void no_storm_of_random_fragments_loses_a_frame_or_yields_a_bad_packet() {
        Random random = new Random(791);
        int delivered = 0;
        for (int i = 0; i < 20_000; i++) {
            int offset = 8 * random.nextInt(4);
            int length = random.nextInt(4) == 0 ? random.nextInt(9) : 8;
            boolean last = offset > 0 && random.nextInt(3) == 0;
            Frame piece = fragment(random.nextInt(6), offset, last ? length : 8, last);
            Optional<Frame> whole = add(piece, i);
            if (whole.isPresent()) {
                Frame packet = whole.get();
                assertSoundWhole(packet);
                ledger.deliver(packet);
                delivered++;
            }
            reassembler.expire(ledger, i, first -> {});
        }
        assertThat(delivered).isGreaterThan(100);
        reassembler.expire(ledger, Long.MAX_VALUE, first -> {});
        assertThat(reassembler.heldFrames()).isZero();
        assertNothingLost(
                ledger.dropped(DropReason.IP_BAD_FRAGMENT)
                        + ledger.dropped(DropReason.REASSEMBLY_TIMEOUT));
    }

    @Test
    void padding_behind_a_fragment_is_not_taken_for_payload() {
        add(fragment(1, 0, 16, false), 0);
        Frame last = ledger.create(LINK + 20 + 26, 0);
        Frame shorter = fragment(1, 16, 8, true);
        Arrays.fill(last.bytes(), (byte) 0xFF);
        System.arraycopy(shorter.toByteArray(), 0, last.bytes(), last.start(), LINK + 28);
        Frame whole = add(last, 0).orElseThrow();
        assertThat(whole.lengthBytes()).isEqualTo(LINK + 20 + 24);
        assertThat(whole.toByteArray()).endsWith(new byte[24]);
    }

    private Optional<Frame> add(Frame piece, long nowPs) {
        return reassembler.add(ledger, piece, piece.start() + LINK, nowPs);
    }

    private List<Frame> cut(Frame whole, int mtu) {
        List<Frame> pieces = new ArrayList<>();
        Ipv4Fragmenter.fragment(ledger, whole, whole.start() + LINK, mtu, pieces::add);
        return pieces;
    }

    private Frame datagram(int identification, int stored, int implied) {
        Frame frame = ledger.create(LINK + 28 + stored, implied);
        frame.tag(3, 44);
        frame.setDomain(5);
        byte[] b = frame.bytes();
        int ip = frame.start() + LINK;
        int udp = Udp.HEADER_BYTES + stored + implied;
        Ethernet.write(b, frame.start(), 2, 4, Ethernet.TYPE_IPV4);
        Ipv4.write(b, ip, 0, 20 + udp, identification, 0, 64, 17, FROM, TO);
        Udp.write(b, ip + 20, 1000, 2000, udp);
        for (int i = 0; i < stored; i++) {
            b[ip + 28 + i] = (byte) (1 + 3 * i);
        }
        Udp.seal(b, ip + 20, Udp.HEADER_BYTES + stored, FROM, TO);
        return frame;
    }

    private Frame fragment(int identification, int offset, int length, boolean last) {
        Frame frame = ledger.create(LINK + 20, length);
        byte[] b = frame.bytes();
        int ip = frame.start() + LINK;
        Ethernet.write(b, frame.start(), 2, 4, Ethernet.TYPE_IPV4);
        Ipv4.write(b, ip, 0, 20 + length, identification, 0, 64, 17, FROM, TO);
        Ipv4.setFragment(b, ip, last ? 0 : Ipv4.MORE_FRAGMENTS, offset);
        return frame;
    }

    private static void assertSound(List<Frame> pieces, int mtu) {
        for (Frame piece : pieces) {
            int ip = piece.start() + LINK;
            int stored = piece.end() - ip;
            assertThat(piece.lengthBytes()).isLessThanOrEqualTo(LINK + mtu);
            assertThat(piece.flow()).isEqualTo(3);
            assertThat(piece.number()).isEqualTo(44);
            assertThat(piece.domain()).isEqualTo(5);
            assertThat(piece.lengthBytes() - LINK).isEqualTo(Ipv4.totalLength(piece.bytes(), ip));
            assertThat(Ipv4.defect(piece.bytes(), ip, stored, piece.impliedBytes()))
                    .isEqualTo(DropReason.NONE);
        }
    }

    private static void assertSoundWhole(Frame packet) {
        int ip = packet.start() + LINK;
        int stored = packet.end() - ip;
        assertThat(Ipv4.isFragment(packet.bytes(), ip)).isFalse();
        assertThat(Ipv4.totalLength(packet.bytes(), ip)).isEqualTo(packet.lengthBytes() - LINK);
        assertThat(Ipv4.defect(packet.bytes(), ip, stored, packet.impliedBytes()))
                .isEqualTo(DropReason.NONE);
    }

    private void assertNothingLost(long dropped) {
        long born = ledger.sent() + ledger.copied();
        assertThat(ledger.delivered() + ledger.consumed() + dropped).isEqualTo(born);
    }

    private static int identification(Frame frame) {
        return Ipv4.identification(frame.bytes(), frame.start() + LINK);
    }

    private static String optionsOf(Frame piece) {
        return Hex.of(piece.bytes(), piece.start() + LINK + 20, 8);
    }
}
