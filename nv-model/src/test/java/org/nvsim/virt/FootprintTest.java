package org.nvsim.virt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nvsim.virt.World.BLUE;
import static org.nvsim.virt.World.BLUE1;
import static org.nvsim.virt.World.BLUE2;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.nvsim.packet.Frame;
import org.nvsim.packet.Prefix;
import org.nvsim.virt.overlay.Overlay;
import org.nvsim.virt.policy.CustomerRoute;
import org.nvsim.virt.policy.Generation;
import org.nvsim.virt.policy.HostPolicy;
import org.nvsim.virt.policy.LookupRecord;
import org.nvsim.virt.policy.ProviderAddress;
import org.nvsim.virt.policy.RoutingDomainId;

/** What the filter costs in memory, measured by what the thread allocates. */
class FootprintTest {
    private static final int PACKETS = 100_000;
    private static final int HOSTS = 400;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static long allocated() {
        return THREADS.getCurrentThreadAllocatedBytes();
    }

    private static long allocatedByPackets(World world, String to, long mac) {
        Frame frame = world.udp(BLUE1, "10.0.0.5", mac, to, 1000, 0);
        byte[] original = frame.toByteArray();
        long before = 0;
        for (int i = 0; i < PACKETS + 1000; i++) {
            if (i == 1000) {
                before = allocated();
            }
            frame.reset(42, 1000);
            System.arraycopy(original, 0, frame.bytes(), frame.start(), 42);
            world.host1.outbound(frame, BLUE, i, world.verdict);
            world.host2.inbound(frame, i, world.verdict);
        }
        long after = allocated();
        assertThat(world.verdict.kind()).isEqualTo(Verdict.Kind.LOCAL);
        return after - before;
    }

    @Test
    void a_packet_allocates_nothing() {
        World tunnel = World.encapsulated();
        tunnel.use(World.plain().withHashFlowId(true).withVerifySource(true), 1600);
        assertThat(allocatedByPackets(tunnel, "10.0.0.7", BLUE2)).isLessThan(PACKETS / 10);
        assertThat(allocatedByPackets(tunnel, "10.0.1.7", FilterSettings.ROUTER_MAC))
                .isLessThan(PACKETS / 10);
        World rewrite = World.rewritten();
        assertThat(allocatedByPackets(rewrite, "10.0.0.7", BLUE2)).isLessThan(PACKETS / 10);
    }

    /** Ten VMs of ten tenants on a host, each tenant with a hundred VMs elsewhere. */
    @Test
    void a_host_that_knows_a_thousand_addresses_fits_in_32_kibibytes() {
        LookupRecord[] shared = new LookupRecord[1000];
        CustomerRoute[] routes = new CustomerRoute[10];
        for (int i = 0; i < shared.length; i++) {
            int vsid = 5000 + i / 100;
            shared[i] =
                    LookupRecord.of(
                            vsid,
                            0x0A000002 + i % 100,
                            i + 2,
                            0x0B000002 + i,
                            Overlay.called("ip-rewrite"),
                            "");
        }
        for (int i = 0; i < routes.length; i++) {
            routes[i] =
                    CustomerRoute.onLink(
                            new RoutingDomainId(0, i), 5000 + i, Prefix.parse("10.0.0.0/24"), "");
        }
        FilterDriver[] hosts = new FilterDriver[HOSTS];
        long before = heapInUse();
        for (int i = 0; i < HOSTS; i++) {
            hosts[i] = host(shared, routes);
        }
        long each = (heapInUse() - before) / HOSTS;
        assertThat(hosts[HOSTS - 1]).isNotNull();

        assertThat(each).isBetween(1L, 32L * 1024);
    }

    private static long heapInUse() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static FilterDriver host(LookupRecord[] records, CustomerRoute[] routes) {
        HostPolicy policy = new HostPolicy(Generation.WINDOWS_2012);
        for (LookupRecord record : records) {
            policy.records().add(record);
        }
        for (CustomerRoute route : routes) {
            policy.customerRoutes().add(route);
        }
        for (int i = 0; i < 10; i++) {
            policy.provider().add(new ProviderAddress(0x0B000002 + i, 24, 0, 1, 0, ""));
        }
        return new FilterDriver(policy, World.plain(), 1600, CustomerDirectory.NONE);
    }
}
