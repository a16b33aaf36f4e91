package org.nvsim.host;

import org.nvsim.virt.Verdicts;

/** A port of a virtual switch, with a VM plugged into it. */
public final class VmPort {
    private static final long NOWHERE = -1;

    private final Host host;
    private final VirtualMachine vm;
    private final long mac;
    private int vsid;
    private int vlan;
    private int slot;
    private VmPort nextOfMac; // null at the end of the chain
    private long elsewhere = NOWHERE;
    private final Verdicts sent = new Verdicts();

    VmPort(Host host, VirtualMachine vm, int vsid, int vlan) {
        this.host = host;
        this.vm = vm;
        this.mac = vm.config().mac();
        this.vsid = vsid;
        this.vlan = vlan;
    }

    public Host host() {
        return host;
    }

    /** What the filter decided last about what its VM sends. */
    Verdicts sent() {
        return sent;
    }

    /** Whether its switch was found to have no port with this hardware address in its segment. */
    boolean knowsElsewhere(long destination) {
        return elsewhere == destination;
    }

    void setElsewhere(long destination) {
        elsewhere = destination;
    }

    /** The ports of its switch have changed. */
    void forgetElsewhere() {
        elsewhere = NOWHERE;
    }

    /** Which port of its switch this is, from 0, counting all there ever were. */
    void setSlot(int number) {
        slot = number;
    }

    /** The next port of this switch with the same hardware address, in another segment; or null. */
    VmPort nextOfMac() {
        return nextOfMac;
    }

    void setNextOfMac(VmPort next) {
        nextOfMac = next;
    }

    /** The core of the adapter's queue for this port, where the adapter has one. */
    int receiveCore(int cores) {
        return slot % cores;
    }

    /** The core that works for what this port's VM sends: another one, if there is one. */
    int sendCore(int cores) {
        return (slot + cores / 2) % cores;
    }

    public VirtualMachine vm() {
        return vm;
    }

    public long mac() {
        return mac;
    }

    /** Virtual subnet of the port; 0 if it is not virtualized. */
    public int vsid() {
        return vsid;
    }

    /** Sets the virtual subnet ({@code Set-VMNetworkAdapter -VirtualSubnetId}); 0 clears it. */
    public void setVsid(int vsid) {
        this.vsid = vsid;
        host.segmentsChanged();
    }

    /** VLAN of a port that is not virtualized; 0 for untagged. */
    public int vlan() {
        return vlan;
    }

    public void setVlan(int vlan) {
        this.vlan = vlan;
        host.segmentsChanged();
    }

    /** Whether two ports can reach each other without leaving the switch. */
    boolean sharesSegmentWith(VmPort other) {
        return vsid == other.vsid && (vsid != 0 || vlan == other.vlan);
    }

    @Override
    public String toString() {
        return vm + (vsid != 0 ? ", VSID " + vsid : vlan != 0 ? ", VLAN " + vlan : "");
    }
}
