package org.nvsim.virt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nvsim.virt.World.BLUE;
import static org.nvsim.virt.World.BLUE1;
import static org.nvsim.virt.World.ip;

import org.junit.jupiter.api.Test;
import org.nvsim.packet.Arp;
import org.nvsim.packet.DropReason;
import org.nvsim.packet.Ethernet;
import org.nvsim.packet.Frame;
import org.nvsim.virt.Verdict.Kind;
import org.nvsim.virt.overlay.Overlay;
import org.nvsim.virt.policy.Generation;
import org.nvsim.virt.policy.LookupRecord;
import org.nvsim.virt.policy.RecordType;

/** Windows Server 2012 R2: a VM whose address nobody wrote down is found by asking. */
class LearningTest {
    private static final long ROAMER = 0x0606_0000_0055L;
    private static final long SECOND_PS = 1_000_000_000_000L;

    private final World world = new World(Generation.WINDOWS_2012R2, World.plain());

    LearningTest() {
        LookupRecord roamer =
                LookupRecord.of(
                                BLUE,
                                0,
                                ROAMER,
                                ip("192.168.4.22"),
                                Overlay.called("nvgre"),
                                "test")
                        .withType(RecordType.L2_ONLY);
        assertThat(world.policy1.records().add(roamer)).isEmpty();
        assertThat(world.policy2.records().add(roamer)).isEmpty();
    }

    @Test
    void an_unknown_address_is_asked_for_learnt_from_the_answer_and_forgotten() {
        Frame question = world.arp(BLUE1, "10.0.0.5", "10.0.0.55");
        Verdict flood = world.out1(question, BLUE);
        assertThat(flood.kind()).isEqualTo(Kind.FLOOD);
        assertThat(flood.floodTargets()).isEqualTo(1);
        assertThat(flood.floodsLocally()).isTrue();
        Verdict each = new Verdict();
        world.host1.floodTo(question, flood, 0, each);
        World.fillMacs(question);
        assertThat(world.in2(question).kind()).isEqualTo(Kind.FLOOD);

        Frame answer = reply();
        world.host2.outbound(answer, BLUE, 0, world.verdict);
        assertThat(world.verdict.kind()).isEqualTo(Kind.WIRE);
        World.fillMacs(answer);
        world.host1.inbound(answer, 0, world.verdict);
        assertThat(world.verdict.kind()).isEqualTo(Kind.LOCAL);
        assertThat(world.verdict.destinationMac()).isEqualTo(BLUE1);

        Frame data = world.udp(BLUE1, "10.0.0.5", ROAMER, "10.0.0.55", 10, 0);
        assertThat(world.out1(data, BLUE).kind()).isEqualTo(Kind.WIRE);
        assertThat(world.verdict.record().type()).isEqualTo(RecordType.DYNAMIC);
        World.fillMacs(data);
        assertThat(world.in2(data).kind()).isEqualTo(Kind.LOCAL);

        world.host1.outbound(
                world.arp(BLUE1, "10.0.0.5", "10.0.0.55"), BLUE, 301 * SECOND_PS, world.verdict);
        assertThat(world.verdict.kind()).isEqualTo(Kind.FLOOD);
    }

    private Frame reply() {
        Frame answer = world.ledger.create(42, 0);
        byte[] b = answer.bytes();
        Ethernet.write(b, answer.start(), BLUE1, ROAMER, Ethernet.TYPE_ARP);
        int own = ip("10.0.0.55");
        Arp.write(b, answer.start() + 14, Arp.REPLY, ROAMER, own, BLUE1, ip("10.0.0.5"));
        return answer;
    }

    @Test
    void a_written_record_is_never_displaced_by_what_is_learnt() {
        LookupRecord forged =
                LookupRecord.of(
                                BLUE,
                                ip("10.0.0.7"),
                                ROAMER,
                                ip("192.168.4.22"),
                                Overlay.called("nvgre"),
                                "learnt")
                        .withType(RecordType.DYNAMIC);
        assertThat(world.policy1.records().learn(forged, SECOND_PS)).isFalse();
    }

    @Test
    void the_earlier_generation_neither_floods_nor_learns() {
        World early = World.encapsulated();
        assertThat(early.out1(early.arp(BLUE1, "10.0.0.5", "10.0.0.55"), BLUE).reason())
                .isEqualTo(DropReason.ARP_UNANSWERED);
    }

    /**
     * Addresses that IP rewrite does not know are asked for through the tunnel of their holders.
     */
    @Test
    void a_rewritten_vm_asks_for_an_unknown_address_through_the_holders_tunnel() {
        World mixed =
                new World(
                        Generation.WINDOWS_2012R2,
                        FilterSettings.of(Generation.WINDOWS_2012R2),
                        Overlay.called("ip-rewrite"));
        LookupRecord roamer =
                LookupRecord.of(
                                BLUE,
                                0,
                                ROAMER,
                                ip("192.168.4.22"),
                                Overlay.called("nvgre"),
                                "test")
                        .withType(RecordType.L2_ONLY);
        World.own(mixed.policy2, "192.168.4.22");
        assertThat(mixed.policy1.records().add(roamer)).isEmpty();
        assertThat(mixed.policy2.records().add(roamer)).isEmpty();

        Frame question = mixed.arp(BLUE1, "10.0.0.5", "10.0.0.55");
        Verdict flood = mixed.out1(question, BLUE);
        assertThat(flood.kind()).isEqualTo(Kind.FLOOD);
        assertThat(flood.floodTargets()).isEqualTo(1);
        Verdict each = new Verdict();
        mixed.host1.floodTo(question, flood, 0, each);
        assertThat(each.kind()).isEqualTo(Kind.WIRE);
        assertThat(each.encapsulated()).isTrue();
        World.fillMacs(question);
        assertThat(mixed.in2(question).kind()).isEqualTo(Kind.FLOOD);
    }
}
