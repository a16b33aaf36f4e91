package org.nvsim.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nvsim.engine.Node;
import org.nvsim.engine.Simulation;
import org.nvsim.fabric.NodeTracePoint;
import org.nvsim.guest.GuestConfig;
import org.nvsim.packet.DropReason;
import org.nvsim.packet.Ethernet;
import org.nvsim.packet.Frame;
import org.nvsim.packet.FrameLedger;
import org.nvsim.packet.FramePool;
import org.nvsim.packet.Ipv4;
import org.nvsim.packet.Ipv4Address;
import org.nvsim.packet.Prefix;
import org.nvsim.virt.CustomerDirectory;
import org.nvsim.virt.FilterSettings;
import org.nvsim.virt.overlay.Overlay;
import org.nvsim.virt.overlay.nvgre.NvgreTunnel;
import org.nvsim.virt.policy.Generation;
import org.nvsim.virt.policy.LookupRecord;
import org.nvsim.virt.policy.ProviderAddress;

/** A host that treats packets like the ones before does so only while its switch is as it was. */
class HostTest {
    private static final int VSID = 5001;
    private static final int OWN = ip("192.168.4.11");
    private static final int OTHER = ip("192.168.4.22");
    private static final int HERE = ip("10.0.0.5");
    private static final int THERE = ip("10.0.0.7");
    private static final long HERE_MAC = 0x0606_0000_0005L;
    private static final long THERE_MAC = 0x0606_0000_0007L;
    private static final long NIC_MAC = 0x0200_0000_0111L;

    private final Simulation simulation = new Simulation(1);
    private final Node node = simulation.addNode("hv1");
    private final FrameLedger ledger = new FrameLedger(0, new FramePool());
    private final Host host =
            new Host(
                    simulation,
                    node,
                    new NodeTracePoint("hv1", node, ledger, null),
                    NIC_MAC,
                    1600,
                    Hardware.IDEAL,
                    new TimingNoise(simulation.streams(), "host", 0),
                    Generation.WINDOWS_2012,
                    FilterSettings.of(Generation.WINDOWS_2012),
                    CustomerDirectory.NONE);
    private final VirtualMachine here = vm("here", HERE, HERE_MAC);

    private static int ip(String text) {
        return Ipv4Address.parse(text);
    }

    private static VirtualMachine vm(String name, int address, long mac) {
        Prefix subnet = Prefix.parse("10.0.0.0/24");
        return new VirtualMachine(name, "blue", 1, GuestConfig.of(mac, address, subnet, 0, 1500));
    }

    @BeforeEach
    void knowsBoth() {
        host.addProviderAddress(new ProviderAddress(OWN, 24, 0, 1, 0, ""));
        know(HERE, HERE_MAC, OWN);
        know(THERE, THERE_MAC, OTHER);
        host.attach(here, VSID, 0);
        host.nic().setUp(false); // what goes to the wire ends there
    }

    private void know(int address, long mac, int provider) {
        Overlay rule = Overlay.called("nvgre");
        assertThat(
                        host.policy()
                                .records()
                                .add(LookupRecord.of(VSID, address, mac, provider, rule, "")))
                .isEmpty();
    }

    private Frame packet(long toMac, int to, long fromMac, int from) {
        Frame frame = ledger.create(Ethernet.HEADER_BYTES + Ipv4.HEADER_BYTES, 0);
        byte[] b = frame.bytes();
        int off = frame.start();
        Ethernet.write(b, off, toMac, fromMac, Ethernet.TYPE_IPV4);
        Ipv4.write(b, off + Ethernet.HEADER_BYTES, 0, 20, 1, 0, 64, 99, from, to);
        return frame;
    }

    private void receive() {
        Frame frame = packet(HERE_MAC, HERE, THERE_MAC, THERE);
        new NvgreTunnel().encapsulate(frame, VSID, 0, OTHER, OWN, 0, 1);
        Ethernet.setAddresses(frame.bytes(), frame.start(), NIC_MAC, 0x0200_0000_0222L);
        frame.setDomain(1);
        host.receive(host.nic(), frame);
    }

    private void send() {
        here.send(packet(THERE_MAC, THERE, HERE_MAC, HERE));
    }

    @Test
    void a_port_that_left_its_subnet_gets_none_of_its_frames() {
        receive();
        receive();
        assertThat(here.checkedFrames()).isEqualTo(2);

        here.port().setVsid(VSID + 1);
        receive();
        assertThat(here.checkedFrames()).isEqualTo(2);
        assertThat(ledger.dropped(DropReason.NO_LOCAL_PORT)).isEqualTo(1);

        here.port().setVsid(VSID);
        receive();
        assertThat(here.checkedFrames()).isEqualTo(3);
    }

    @Test
    void a_vm_that_is_unplugged_and_plugged_in_again_is_found_where_it_is() {
        receive();
        host.detach(here);
        receive();
        assertThat(ledger.dropped(DropReason.NO_LOCAL_PORT)).isEqualTo(1);

        host.attach(here, VSID, 0);
        receive();
        assertThat(here.checkedFrames()).isEqualTo(2);
    }

    @Test
    void a_port_of_no_subnet_is_asked_before_the_filter() {
        receive();
        VirtualMachine plain = vm("plain", ip("10.9.0.1"), NIC_MAC);
        host.attach(plain, 0, 0);
        receive();

        assertThat(here.checkedFrames()).isEqualTo(1);
        assertThat(plain.checkedFrames()).isEqualTo(1);
    }

    @Test
    void a_record_that_is_gone_stops_the_next_frame() {
        receive();
        host.policy().records().clear();
        receive();

        assertThat(here.checkedFrames()).isEqualTo(1);
        assertThat(ledger.dropped(DropReason.UNKNOWN_VSID)).isEqualTo(1);
    }

    @Test
    void a_vm_that_comes_to_the_same_switch_is_reached_without_the_wire() {
        send();
        send();
        assertThat(host.neighbors().get(0).waitingFrames())
                .isEqualTo(2); // for the other host's address

        VirtualMachine there = vm("there", THERE, THERE_MAC);
        host.attach(there, VSID, 0);
        send();
        simulation.runUntil(2 * VirtualSwitch.LOCAL_DELIVERY_PS); // copied, and handed over
        assertThat(host.neighbors().get(0).waitingFrames()).isEqualTo(2);
        assertThat(there.checkedFrames()).isEqualTo(1);

        host.detach(there);
        send();
        assertThat(host.neighbors().get(0).waitingFrames()).isEqualTo(3);
    }
}
