package org.nvsim.virt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import org.nvsim.packet.Arp;
import org.nvsim.packet.Ethernet;
import org.nvsim.packet.Frame;
import org.nvsim.packet.FrameLedger;
import org.nvsim.packet.FramePool;
import org.nvsim.packet.Ipv4;
import org.nvsim.packet.Ipv4Address;
import org.nvsim.packet.MacAddress;
import org.nvsim.packet.Prefix;
import org.nvsim.packet.Udp;
import org.nvsim.virt.overlay.Overlay;
import org.nvsim.virt.policy.CustomerRoute;
import org.nvsim.virt.policy.Generation;
import org.nvsim.virt.policy.HostPolicy;
import org.nvsim.virt.policy.LookupRecord;
import org.nvsim.virt.policy.ProviderAddress;
import org.nvsim.virt.policy.RoutingDomainId;

/** The cast of the tests: two tenants with the same addresses, on two hosts. */
final class World {
    static final int BLUE = 5001;
    static final int BLUE_BACK = 5002;
    static final int RED = 6001;
    static final RoutingDomainId BLUE_DOMAIN = new RoutingDomainId(0, BLUE);
    static final RoutingDomainId RED_DOMAIN = new RoutingDomainId(0, RED);
    static final long BLUE1 = 0x0606_0000_0005L;
    static final long BLUE2 = 0x0606_0000_0007L;
    static final long BLUE3 = 0x0606_0000_0107L;
    static final long BLUE4 = 0x0606_0000_0108L;
    static final long RED1 = 0x0808_0000_0005L;
    static final long RED2 = 0x0808_0000_0007L;

    final FrameLedger ledger = new FrameLedger(1, new FramePool());
    final Verdict verdict = new Verdict();
    final HostPolicy policy1;
    final HostPolicy policy2;
    FilterDriver host1;
    FilterDriver host2;

    /** Both tenants encapsulated, as the demonstration script of the time defines them. */
    World(Generation generation, FilterSettings settings) {
        this(generation, settings, Overlay.called("nvgre"));
    }

    World(Generation generation, FilterSettings settings, Overlay rule) {
        policy1 = new HostPolicy(generation);
        policy2 = new HostPolicy(generation);
        boolean nat = rule == Overlay.called("ip-rewrite");
        vm(BLUE, "10.0.0.5", BLUE1, nat ? "192.168.4.101" : "192.168.4.11", rule);
        vm(BLUE, "10.0.0.7", BLUE2, nat ? "192.168.4.102" : "192.168.4.22", rule);
        vm(BLUE_BACK, "10.0.1.7", BLUE3, nat ? "192.168.4.103" : "192.168.4.22", rule);
        vm(BLUE_BACK, "10.0.1.8", BLUE4, nat ? "192.168.4.104" : "192.168.4.11", rule);
        vm(RED, "10.0.0.5", RED1, nat ? "192.168.4.105" : "192.168.4.11", rule);
        vm(RED, "10.0.0.7", RED2, nat ? "192.168.4.106" : "192.168.4.22", rule);
        onLink(BLUE_DOMAIN, BLUE, "10.0.0.0/24");
        onLink(BLUE_DOMAIN, BLUE_BACK, "10.0.1.0/24");
        onLink(RED_DOMAIN, RED, "10.0.0.0/24");
        own(policy1, nat ? "192.168.4.101 192.168.4.104 192.168.4.105" : "192.168.4.11");
        own(policy2, nat ? "192.168.4.102 192.168.4.103 192.168.4.106" : "192.168.4.22");
        use(settings, 1600);
    }

    static World encapsulated() {
        return new World(Generation.WINDOWS_2012, plain());
    }

    static World rewritten() {
        return new World(Generation.WINDOWS_2012, plain(), Overlay.called("ip-rewrite"));
    }

    /** Every overlay that hosts need records for. */
    static List<Overlay> overlays() {
        return Overlay.registry().all().stream().filter(Overlay::usesRecords).toList();
    }

    static FilterSettings plain() {
        return FilterSettings.of(Generation.WINDOWS_2012).withHashFlowId(false);
    }

    void use(FilterSettings settings, int mtu) {
        CustomerDirectory directory = (vsid, ca) -> vsid == RED && ca == ip("10.0.1.7");
        host1 = new FilterDriver(policy1, settings, mtu, directory);
        host2 = new FilterDriver(policy2, settings, mtu, directory);
    }

    private void vm(int vsid, String ca, long mac, String pa, Overlay rule) {
        LookupRecord record = LookupRecord.of(vsid, ip(ca), mac, ip(pa), rule, "test");
        assertThat(policy1.records().add(record)).isEmpty();
        assertThat(policy2.records().add(record)).isEmpty();
    }

    private void onLink(RoutingDomainId domain, int vsid, String prefix) {
        CustomerRoute route = CustomerRoute.onLink(domain, vsid, Prefix.parse(prefix), "test");
        assertThat(policy1.customerRoutes().add(route)).isEmpty();
        assertThat(policy2.customerRoutes().add(route)).isEmpty();
    }

    static void own(HostPolicy policy, String addresses) {
        for (String address : addresses.split(" ")) {
            ProviderAddress own = new ProviderAddress(ip(address), 24, 0, 1, 0, "test");
            assertThat(policy.provider().add(own)).isEmpty();
        }
    }

    static int ip(String text) {
        return Ipv4Address.parse(text);
    }

    static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replaceAll("[\\s|]", ""));
    }

    Frame frame(byte[] bytes) {
        Frame frame = ledger.create(bytes.length, 0);
        System.arraycopy(bytes, 0, frame.bytes(), frame.start(), bytes.length);
        return frame;
    }

    Frame frame(String hex) {
        return frame(hex(hex));
    }

    /** An ARP request as a VM broadcasts it. */
    Frame arp(long mac, String from, String wanted) {
        Frame frame = ledger.create(Ethernet.HEADER_BYTES + Arp.LENGTH_BYTES, 0);
        int off = frame.start();
        Ethernet.write(frame.bytes(), off, MacAddress.BROADCAST, mac, Ethernet.TYPE_ARP);
        Arp.write(frame.bytes(), off + 14, Arp.REQUEST, mac, ip(from), 0, ip(wanted));
        return frame;
    }

    /** A UDP datagram with {@code payloadBytes} of implied zeros. */
    Frame udp(long fromMac, String from, long toMac, String to, int payloadBytes, int flags) {
        Frame frame = ledger.create(42, payloadBytes);
        byte[] b = frame.bytes();
        int off = frame.start();
        Ethernet.write(b, off, toMac, fromMac, Ethernet.TYPE_IPV4);
        int length = 28 + payloadBytes;
        Ipv4.write(b, off + 14, 0, length, 7, flags, 128, 17, ip(from), ip(to));
        Udp.write(b, off + 34, 40000, 9000, 8 + payloadBytes);
        Udp.seal(b, off + 34, 8, ip(from), ip(to));
        return frame;
    }

    Verdict out1(Frame frame, int vsid) {
        host1.outbound(frame, vsid, 0, verdict);
        return verdict;
    }

    Verdict in2(Frame frame) {
        host2.inbound(frame, 0, verdict);
        return verdict;
    }

    /** Does what a host does with a verdict of WIRE: fills in the MAC addresses. */
    static void fillMacs(Frame frame) {
        Ethernet.setDestination(frame.bytes(), frame.start(), 0x0200_0000_0222L);
        Ethernet.setSource(frame.bytes(), frame.start(), 0x0200_0000_0111L);
    }

    static String text(Frame frame) {
        return HexFormat.of().formatHex(frame.toByteArray());
    }

    static String text(String hex) {
        return HexFormat.of().formatHex(hex(hex));
    }
}
