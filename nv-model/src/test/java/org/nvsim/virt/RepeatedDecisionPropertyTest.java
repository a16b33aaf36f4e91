package org.nvsim.virt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nvsim.virt.World.BLUE;
import static org.nvsim.virt.World.BLUE1;
import static org.nvsim.virt.World.BLUE2;
import static org.nvsim.virt.World.BLUE_BACK;
import static org.nvsim.virt.World.BLUE_DOMAIN;
import static org.nvsim.virt.World.ip;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nvsim.packet.Frame;
import org.nvsim.packet.Ipv4;
import org.nvsim.packet.Prefix;
import org.nvsim.virt.overlay.Overlay;
import org.nvsim.virt.policy.CustomerRoute;
import org.nvsim.virt.policy.Generation;
import org.nvsim.virt.policy.HostPolicy;
import org.nvsim.virt.policy.LookupRecord;
import org.nvsim.virt.policy.ProviderAddress;
import org.nvsim.virt.policy.ProviderRoute;

/**
 * A verdict that is kept from packet to packet says of each what one made for it alone says, and
 * does the same to its bytes, whatever packets come and however policy changes between them.
 */
class RepeatedDecisionPropertyTest {
    private static final int PACKETS = 20_000;
    private static final int PACKETS_OF_A_WORLD = 200;
    private static final String[] ADDRESSES = {"10.0.0.5", "10.0.0.7", "10.0.1.7", "10.0.1.8"};

    private final SplittableRandom random = new SplittableRandom(11);
    private final Verdicts sent = new Verdicts();
    private final Verdicts received = new Verdicts();
    private Verdict keptOut;
    private Verdict keptIn = new Verdict();
    private String kept;
    private LookupRecord removed;

    @ParameterizedTest
    @MethodSource("org.nvsim.virt.World#overlays")
    void a_kept_verdict_says_what_a_fresh_one_says(Overlay rule) {
        FilterSettings settings = FilterSettings.of(Generation.WINDOWS_2012);
        World world = null;
        int local = 0;
        int sameAgain = 0;
        String before = "";
        for (int i = 0; i < PACKETS; i++) {
            if (i % PACKETS_OF_A_WORLD == 0) {
                world = new World(Generation.WINDOWS_2012, settings.withRouterIcmp(true), rule);
            }
            if (random.nextInt(20) == 0) {
                change(random.nextBoolean() ? world.policy1 : world.policy2);
            }
            Frame frame = packet(world);
            Frame twin = world.ledger.copy(frame);
            keptOut = sent.ofOutbound(frame);
            decideOut(world, frame, keptOut);
            decideOut(world, twin, new Verdict());
            local += decideIn(world, frame, twin) ? 1 : 0;
            String outcome = keptOut.kind() + " " + keptIn.kind();
            sameAgain += outcome.equals(before) && outcome.equals("WIRE LOCAL") ? 1 : 0;
            before = outcome;
        }
        assertThat(local).isGreaterThan(PACKETS / 10);
        assertThat(sameAgain).isGreaterThan(PACKETS / 20);
    }

    private void decideOut(World world, Frame frame, Verdict verdict) {
        world.host1.setNextIdentification(7);
        world.host1.outbound(frame, BLUE, 0, verdict);
        if (verdict == keptOut) {
            kept = Decided.text(verdict, frame);
        } else {
            assertThat(kept).isEqualTo(Decided.text(verdict, frame));
        }
    }

    /** Whether the frame was for a VM there. */
    private boolean decideIn(World world, Frame frame, Frame twin) {
        if (keptOut.kind() != Verdict.Kind.WIRE) {
            return false;
        }
        World.fillMacs(frame);
        World.fillMacs(twin);
        spoil(frame, twin, 90);
        keptIn = received.ofInbound(frame);
        world.host2.inbound(frame, 0, keptIn);
        Verdict made = new Verdict();
        world.host2.inbound(twin, 0, made);
        assertThat(Decided.text(keptIn, frame)).isEqualTo(Decided.text(made, twin));
        return made.kind() == Verdict.Kind.LOCAL;
    }

    private Frame packet(World world) {
        String to = random.nextInt(5) > 0 ? "10.0.0.7" : ADDRESSES[random.nextInt(4)];
        String from = random.nextInt(20) > 0 ? "10.0.0.5" : "10.0.0.6";
        long mac = random.nextInt(20) > 0 ? BLUE1 : BLUE2;
        int bytes = random.nextInt(20) > 0 ? 900 : 1700;
        int flags = random.nextBoolean() ? Ipv4.DONT_FRAGMENT : 0;
        Frame frame = world.udp(mac, from, FilterSettings.ROUTER_MAC, to, bytes, flags);
        int ip = frame.start() + 14;
        if (random.nextInt(4) == 0) {
            Ipv4.setEcn(frame.bytes(), ip, random.nextInt(4));
        }
        spoil(frame, frame, 34);
        return frame;
    }

    /** Changes a bit of the headers now and then. */
    private void spoil(Frame frame, Frame twin, int headers) {
        if (random.nextInt(8) == 0) {
            int at = random.nextInt(Math.min(headers, frame.storedBytes()));
            int bit = 1 << random.nextInt(8);
            frame.bytes()[frame.start() + at] ^= (byte) bit;
            if (twin != frame) {
                twin.bytes()[twin.start() + at] ^= (byte) bit;
            }
        }
        if (random.nextInt(20) == 0 && frame.lengthBytes() > headers + 100) {
            int length = frame.lengthBytes() - 1;
            frame.trimTo(length);
            if (twin != frame) {
                twin.trimTo(length);
            }
        }
    }

    private void change(HostPolicy policy) {
        LookupRecord one = policy.records().list().isEmpty() ? null : any(policy);
        switch (random.nextInt(9)) {
            case 0 -> remove(policy, one);
            case 1 -> move(policy, one);
            case 2 -> policy.setUseExternalRouter(!policy.useExternalRouter());
            case 3 -> {
                CustomerRoute back = onLink(BLUE_BACK, "10.0.1.0/24");
                if (!policy.customerRoutes().remove(back)) {
                    policy.customerRoutes().add(back);
                }
            }
            case 4 -> {
                CustomerRoute narrow = onLink(BLUE, "10.0.1.7/32");
                if (!policy.customerRoutes().remove(narrow)) {
                    policy.customerRoutes().add(narrow);
                }
            }
            case 5 -> {
                ProviderAddress more = new ProviderAddress(ip("10.9.9.9"), 8, 0, 1, 0, "");
                if (!policy.provider().remove(more.address())) {
                    policy.provider().add(more);
                }
            }
            case 6 -> {
                ProviderRoute more = new ProviderRoute(1, Prefix.parse("192.0.0.0/8"), 9, 1, "");
                if (!policy.provider().remove(more)) {
                    policy.provider().add(more);
                }
            }
            default -> restore(policy);
        }
    }

    private LookupRecord any(HostPolicy policy) {
        return policy.records().list().get(random.nextInt(policy.records().size()));
    }

    private void remove(HostPolicy policy, LookupRecord one) {
        if (one != null) {
            policy.records().remove(one);
            removed = one;
        }
    }

    private void restore(HostPolicy policy) {
        if (removed != null) {
            policy.records().add(removed);
        }
    }

    private void move(HostPolicy policy, LookupRecord one) {
        if (one != null && random.nextInt(4) == 0) {
            int to = ip(random.nextBoolean() ? "192.168.4.11" : "192.168.4.22");
            policy.records().set(one.movedTo(to, "moved"));
        }
    }

    private static CustomerRoute onLink(int vsid, String prefix) {
        return CustomerRoute.onLink(BLUE_DOMAIN, vsid, Prefix.parse(prefix), "test");
    }
}
