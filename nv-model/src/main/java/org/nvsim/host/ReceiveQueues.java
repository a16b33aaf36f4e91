package org.nvsim.host;

import org.nvsim.packet.Ethernet;
import org.nvsim.packet.FlowHash;
import org.nvsim.packet.Frame;
import org.nvsim.packet.Nvgre;
import org.nvsim.packet.PacketLayers;
import org.nvsim.packet.Vlan;

/**
 * Chooses the core that works on a frame from the wire, as the adapter's queues do: by the VM that
 * its destination MAC (and VLAN) names, by a hash, or the default queue's. Without NVGRE in the
 * adapter every encapsulated frame is one from host to host, so all of them share the default
 * queue.
 */
final class ReceiveQueues {
    private static final int DEFAULT_CORE = 0;

    private final AdapterProfile nic;
    private final VirtualSwitch virtualSwitch;
    private final int cores;

    ReceiveQueues(AdapterProfile nic, VirtualSwitch virtualSwitch, int cores) {
        this.nic = nic;
        this.virtualSwitch = virtualSwitch;
        this.cores = cores;
    }

    /**
     * @param outerIp where its IPv4 header stands, or {@link PacketLayers#NONE}
     * @param innerEthernet where the frame in its tunnel stands, or {@link PacketLayers#NONE}
     */
    int coreOf(Frame frame, int outerIp, int innerEthernet) {
        byte[] b = frame.bytes();
        boolean inside = nic.nvgre() && innerEthernet != PacketLayers.NONE;
        if (nic.vmQueues()) {
            VmPort port = inside ? inner(b, innerEthernet) : outer(frame);
            return port == null ? DEFAULT_CORE : port.receiveCore(cores);
        }
        if (nic.receiveScaling() && outerIp != PacketLayers.NONE) {
            int innerIp = inside ? PacketLayers.innerIp(frame, innerEthernet) : PacketLayers.NONE;
            int ip = innerIp == PacketLayers.NONE ? outerIp : innerIp;
            return FlowHash.flowId(b, ip, frame.end() - ip) % cores;
        }
        return DEFAULT_CORE;
    }

    private VmPort inner(byte[] b, int innerEthernet) {
        int vsid = Nvgre.vsid(b, innerEthernet - Nvgre.HEADER_BYTES);
        return virtualSwitch.find(vsid, 0, Ethernet.destination(b, innerEthernet));
    }

    private VmPort outer(Frame frame) {
        byte[] b = frame.bytes();
        int vlan = Vlan.isTagged(b, frame.start()) ? Vlan.id(b, frame.start()) : 0;
        return virtualSwitch.queueOf(Ethernet.destination(b, frame.start()), vlan);
    }
}
