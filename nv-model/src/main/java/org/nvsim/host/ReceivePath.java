package org.nvsim.host;

import org.nvsim.observe.Action;
import org.nvsim.observe.Decision;
import org.nvsim.observe.TracePoint;
import org.nvsim.packet.DropReason;
import org.nvsim.packet.Ethernet;
import org.nvsim.packet.Frame;
import org.nvsim.packet.MacAddress;
import org.nvsim.packet.Vlan;
import org.nvsim.virt.FilterDriver;
import org.nvsim.virt.Verdict;
import org.nvsim.virt.Verdicts;
import org.nvsim.virt.policy.HostPolicy;
import org.nvsim.virt.policy.LookupRecord;

/**
 * Frames from the wire on their way into a host: to a VM whose port is not virtualized, to the host
 * itself, or through the filter to a VM of a virtual network.
 */
final class ReceivePath {
    private final TracePoint place;
    private final long nicMac;
    private final HostPolicy policy;
    private final FilterDriver driver;
    private final VirtualSwitch virtualSwitch;
    private final ProviderInterface adapter;
    private final FilterCounters counters;
    private final Verdicts verdicts = new Verdicts();
    private Verdict verdict; // about the frame at hand
    private VmPort lastPort; // that a verdict led to; null after the switch changed
    private VirtualMachine lastVm; // the one at that port
    private int lastVsid; // which the verdict named
    private long lastMac;
    private PolicyAlarm alarm = (vsid, address, moved) -> {};

    ReceivePath(
            TracePoint place,
            long nicMac,
            HostPolicy policy,
            FilterDriver driver,
            VirtualSwitch virtualSwitch,
            ProviderInterface adapter,
            FilterCounters counters) {
        this.place = place;
        this.nicMac = nicMac;
        this.policy = policy;
        this.driver = driver;
        this.virtualSwitch = virtualSwitch;
        this.adapter = adapter;
        this.counters = counters;
        virtualSwitch.whenChanged(() -> lastPort = null);
    }

    void setAlarm(PolicyAlarm newAlarm) {
        alarm = newAlarm;
    }

    /** Takes a frame that the adapter has passed on. */
    void receive(Frame frame) {
        verdict = verdicts.ofInbound(frame);
        if (leadsToLastPort() && driver.inboundAgain(frame, place.nowPs(), verdict)) {
            deliver(lastPort, frame);
        } else {
            receiveAny(frame);
        }
    }

    private boolean leadsToLastPort() {
        return lastPort != null
                && verdict.destinationMac() == lastMac
                && verdict.vsid() == lastVsid;
    }

    private void receiveAny(Frame frame) {
        byte[] b = frame.bytes();
        DropReason defect = Ethernet.defect(b, frame.start(), frame.storedBytes());
        if (defect == DropReason.NONE) {
            defect = Vlan.defect(b, frame.start(), frame.storedBytes());
        }
        if (defect != DropReason.NONE) {
            place.drop(frame, defect);
            return;
        }
        int vlan = Vlan.isTagged(b, frame.start()) ? Vlan.id(b, frame.start()) : 0;
        if (vlan != 0) {
            Vlan.pop(frame);
        }
        long destination = Ethernet.destination(b, frame.start());
        VmPort plain = virtualSwitch.find(0, vlan, destination);
        if (plain != null) {
            virtualSwitch.deliver(plain, frame);
        } else if (MacAddress.isGroup(destination)) {
            receiveGroup(frame, vlan);
        } else if (!policy.provider().usesVlan(vlan)) {
            place.drop(frame, DropReason.NOT_FOR_US);
        } else {
            receiveUnicast(frame, vlan, destination);
        }
    }

    private void receiveGroup(Frame frame, int vlan) {
        virtualSwitch.flood(null, 0, vlan, frame);
        if (!policy.provider().usesVlan(vlan)) {
            place.consume(frame, Decision.NONE); // a VLAN of VMs, not of the host
        } else if (Ethernet.type(frame.bytes(), frame.start()) == Ethernet.TYPE_ARP) {
            adapter.receiveArp(frame, vlan);
        } else {
            filterInbound(frame, vlan);
        }
    }

    private void receiveUnicast(Frame frame, int vlan, long destination) {
        switch (Ethernet.type(frame.bytes(), frame.start())) {
            case Ethernet.TYPE_ARP -> {
                if (destination == nicMac || adapter.concernsUs(frame)) {
                    adapter.receiveArp(frame, vlan);
                } else {
                    place.drop(frame, DropReason.NOT_FOR_US);
                }
            }
            case Ethernet.TYPE_IPV4 -> filterInbound(frame, vlan);
            default -> place.drop(frame, DropReason.ETH_UNKNOWN_TYPE);
        }
    }

    private void filterInbound(Frame frame, int vlan) {
        driver.inbound(frame, place.nowPs(), verdict);
        if (verdict.kind() == Verdict.Kind.LOCAL) {
            deliver(frame);
            return;
        }
        switch (verdict.kind()) {
            case FLOOD -> {
                reportInbound(frame);
                virtualSwitch.flood(null, verdict.vsid(), 0, frame);
                place.consume(frame, decision());
            }
            case DROP -> {
                if (verdict.reason() == DropReason.UNKNOWN_VSID
                        || verdict.reason() == DropReason.NO_LOOKUP_RECORD) {
                    raiseAlarm();
                }
                place.drop(frame, verdict.reason(), decision());
            }
            case PASS -> adapter.receiveOwn(frame, vlan);
            case CONSUMED -> place.consume(frame, decision());
            default ->
                    throw new IllegalStateException(
                            "no inbound frame can end as " + verdict.kind());
        }
    }

    private void deliver(Frame frame) {
        VmPort to = virtualSwitch.find(verdict.vsid(), 0, verdict.destinationMac());
        // Only where no port can be meant by the outer addresses is the verdict all there is.
        lastPort = virtualSwitch.hasPlainPorts() ? null : to;
        if (to == null) {
            reportInbound(frame);
            raiseAlarm();
            place.drop(frame, DropReason.NO_LOCAL_PORT, decision());
        } else {
            lastVm = to.vm();
            lastVsid = verdict.vsid();
            lastMac = verdict.destinationMac();
            deliver(to, frame);
        }
    }

    private void deliver(VmPort to, Frame frame) {
        reportInbound(frame);
        if (lastPort == null || place.isTraced()) {
            virtualSwitch.deliver(to, frame);
        } else {
            lastVm.receive(frame);
        }
    }

    private void raiseAlarm() {
        LookupRecord record = verdict.record();
        if (record == null) {
            alarm.misdirected(verdict.vsid(), 0, false);
        } else {
            boolean elsewhere = policy.provider().find(record.providerAddress()) == null;
            alarm.misdirected(record.vsid(), record.customerAddress(), elsewhere);
        }
    }

    private void reportInbound(Frame frame) {
        if (verdict.encapsulated()) {
            counters.decapsulated(frame.wireFrames());
            report(Action.DECAPSULATED, frame);
        } else if (verdict.rewritten()) {
            counters.rewritten(frame.wireFrames());
            report(Action.REWRITTEN, frame);
        }
    }

    private void report(Action action, Frame frame) {
        if (place.isTraced()) {
            place.report(-1, action, frame, decision());
        }
    }

    private Decision decision() {
        return place.isTraced() ? DecisionText.of(policy, verdict) : Decision.NONE;
    }
}
