package org.nvsim.virt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nvsim.packet.Ethernet;
import org.nvsim.packet.Frame;
import org.nvsim.packet.FrameLedger;
import org.nvsim.packet.FramePool;
import org.nvsim.packet.Ipv4;
import org.nvsim.packet.Prefix;
import org.nvsim.virt.overlay.Overlay;
import org.nvsim.virt.policy.CustomerRoute;
import org.nvsim.virt.policy.Generation;
import org.nvsim.virt.policy.HostPolicy;
import org.nvsim.virt.policy.LookupRecord;
import org.nvsim.virt.policy.ProviderAddress;
import org.nvsim.virt.policy.RoutingDomainId;

/** Random tenants with the same addresses: packets reach their own domain, and nothing else. */
class IsolationPropertyTest {
    private static final int HOSTS = 3;
    private static final int PROVIDERS = 0xC0A8_0000;
    private static final Prefix CUSTOMERS = Prefix.parse("10.0.0.0/8");

    private record Vm(int tenant, int vsid, int address, long mac, int host) {}

    private final FrameLedger ledger = new FrameLedger(1, new FramePool());
    private final List<Vm> vms = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void packets_reach_their_own_domain_and_nothing_else_under_both_mechanisms(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int tenants = 2 + random.nextInt(3);
        for (int tenant = 0; tenant < tenants; tenant++) {
            placeVms(tenant, random);
        }
        for (Generation generation : Generation.values()) {
            List<Vm> tunnel = receivers(Overlay.called("nvgre"), generation);
            List<Vm> rewrite = receivers(Overlay.called("ip-rewrite"), generation);
            assertThat(tunnel).isEqualTo(rewrite).isEqualTo(expected());
        }
    }

    private void placeVms(int tenant, SplittableRandom random) {
        int subnets = 1 + random.nextInt(3);
        for (int subnet = 0; subnet < subnets; subnet++) {
            int count = 1 + random.nextInt(4);
            for (int vm = 0; vm < count; vm++) {
                int address = CUSTOMERS.network() + (subnet << 8) + 2 + vm;
                int vsid = 0x80_8080 + tenant * 8 + subnet;
                long mac = 0x0200_0000_0000L + vms.size();
                vms.add(new Vm(tenant, vsid, address, mac, random.nextInt(HOSTS)));
            }
        }
    }

    /** Who gets the packet that each VM sends to each address that anybody has; null for nobody. */
    private List<Vm> receivers(Overlay rule, Generation generation) {
        FilterDriver[] filters = new FilterDriver[HOSTS];
        HostPolicy[] policies = new HostPolicy[HOSTS];
        for (int host = 0; host < HOSTS; host++) {
            policies[host] = policy(host, rule, generation);
            filters[host] =
                    new FilterDriver(
                            policies[host],
                            FilterSettings.of(generation),
                            1600,
                            CustomerDirectory.NONE);
        }
        List<Vm> receivers = new ArrayList<>();
        for (Vm from : vms) {
            for (Vm to : vms) {
                receivers.add(from == to ? null : send(from, to.address, filters, policies));
            }
        }
        return receivers;
    }

    private List<Vm> expected() {
        List<Vm> expected = new ArrayList<>();
        for (Vm from : vms) {
            for (Vm to : vms) {
                Vm own = null;
                for (Vm each : vms) {
                    if (each.tenant == from.tenant && each.address == to.address) {
                        own = each;
                    }
                }
                expected.add(from == to ? null : own);
            }
        }
        return expected;
    }

    private Vm send(Vm from, int address, FilterDriver[] filters, HostPolicy[] policies) {
        Frame frame = ledger.create(34, 0);
        byte[] b = frame.bytes();
        Ethernet.write(b, frame.start(), FilterSettings.ROUTER_MAC, from.mac, Ethernet.TYPE_IPV4);
        Ipv4.write(b, frame.start() + 14, 0, 20, 1, 0, 64, 99, from.address, address);
        Verdict verdict = new Verdict();
        int host = from.host;
        filters[host].outbound(frame, from.vsid, 0, verdict);
        if (verdict.kind() == Verdict.Kind.WIRE) {
            host = owner(verdict.nextHop(), policies);
            Ethernet.setSource(frame.bytes(), frame.start(), 2);
            filters[host].inbound(frame, 0, verdict);
        }
        if (verdict.kind() != Verdict.Kind.LOCAL) {
            return null;
        }
        int off = frame.start();
        assertThat(Ipv4.source(frame.bytes(), off + 14)).isEqualTo(from.address);
        assertThat(Ipv4.destination(frame.bytes(), off + 14)).isEqualTo(address);
        for (Vm each : vms) {
            boolean port = each.vsid == verdict.vsid() && each.mac == verdict.destinationMac();
            if (port && each.host == host) {
                return each;
            }
        }
        return null;
    }

    private static int owner(int provider, HostPolicy[] policies) {
        for (int host = 0; host < HOSTS; host++) {
            if (policies[host].provider().find(provider) != null) {
                return host;
            }
        }
        throw new AssertionError("nobody owns the next hop");
    }

    private HostPolicy policy(int host, Overlay rule, Generation generation) {
        HostPolicy policy = new HostPolicy(generation);
        boolean shared = rule == Overlay.called("nvgre");
        for (int i = 0; i < vms.size(); i++) {
            Vm vm = vms.get(i);
            int provider = PROVIDERS + (shared ? 1 + vm.host : 100 + i);
            LookupRecord record = LookupRecord.of(vm.vsid, vm.address, vm.mac, provider, rule, "");
            assertThat(policy.records().add(record)).isEmpty();
            if (policy.customerRoutes().domainOf(vm.vsid) == null) {
                RoutingDomainId domain = new RoutingDomainId(0, vm.tenant);
                Prefix prefix = Prefix.of(vm.address, 24);
                policy.customerRoutes().add(CustomerRoute.onLink(domain, vm.vsid, prefix, ""));
            }
            if (!shared && vm.host == host) {
                policy.provider().add(new ProviderAddress(provider, 16, 0, 1, 0, ""));
            }
        }
        if (shared) {
            policy.provider().add(new ProviderAddress(PROVIDERS + 1 + host, 16, 0, 1, 0, ""));
        }
        return policy;
    }
}
