package org.nvsim.virt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nvsim.virt.World.BLUE;
import static org.nvsim.virt.World.BLUE1;
import static org.nvsim.virt.World.BLUE2;

import org.junit.jupiter.api.Test;
import org.nvsim.packet.Frame;

class VerdictsTest {
    private final World world = World.encapsulated();
    private final Verdicts verdicts = new Verdicts();

    private Frame to(String address, long mac) {
        return world.udp(BLUE1, "10.0.0.5", mac, address, 100, 0);
    }

    private Verdict decide(Frame frame) {
        Verdict verdict = verdicts.ofOutbound(frame);
        world.host1.outbound(frame, BLUE, 0, verdict);
        return verdict;
    }

    @Test
    void each_of_several_peers_has_a_verdict_of_its_own() {
        Verdict near = decide(to("10.0.0.7", BLUE2));
        Verdict far = decide(to("10.0.1.7", FilterSettings.ROUTER_MAC));

        assertThat(far).isNotSameAs(near);
        assertThat(near.destinationMac()).isEqualTo(BLUE2);
        assertThat(decide(to("10.0.0.7", BLUE2))).isSameAs(near);
        assertThat(decide(to("10.0.1.7", FilterSettings.ROUTER_MAC))).isSameAs(far);
    }

    @Test
    void a_verdict_that_stands_for_nothing_serves_the_next_frame() {
        Verdict first = decide(world.arp(BLUE1, "10.0.0.5", "10.0.0.7"));

        assertThat(decide(to("10.0.0.7", BLUE2))).isSameAs(first);
    }

    @Test
    void a_frame_too_short_to_have_addresses_gets_any() {
        Frame frame = to("10.0.0.7", BLUE2);
        decide(frame);
        frame.reset(20, 0);

        assertThat(verdicts.ofOutbound(frame)).isNotNull();
        assertThat(verdicts.ofInbound(frame)).isNotNull();
    }
}
