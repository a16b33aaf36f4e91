package org.nvsim.virt;

import java.util.Objects;
import org.nvsim.virt.policy.Generation;

/**
 * How filters behave where neither standards nor the product leave them one way only. Immutable: a
 * {@code with} method answers a changed copy, and all hosts of a run can share one.
 */
public final class FilterSettings {
    /** MAC address of the distributed router unless chosen otherwise: 00:15:5d:00:00:01. */
    public static final long ROUTER_MAC = 0x0015_5D00_0001L;

    private boolean checkSource = true;
    private boolean verifySource = false;
    private Oversize oversize = Oversize.ICMP;
    private Broadcast broadcast = Broadcast.DROP;
    private boolean hashFlowId = true;
    private boolean copyDscp = false;
    private boolean decrementTtl = true;
    private boolean routerIcmp = false;
    private long routerMac = ROUTER_MAC;

    private FilterSettings() {}

    /** What hosts of a generation do by default. */
    public static FilterSettings of(Generation generation) {
        FilterSettings settings = new FilterSettings();
        if (generation == Generation.WINDOWS_2012R2) {
            settings.broadcast = Broadcast.PA_MULTICAST;
        }
        return settings;
    }

    /** Whether a VM's frames are dropped whose addresses no record of this host bears out. */
    public boolean checkSource() {
        return checkSource;
    }

    /** Whether received packets are dropped whose inner source is not at the outer source. */
    public boolean verifySource() {
        return verifySource;
    }

    /** What happens to packets too big for the provider network. */
    public Oversize oversize() {
        return oversize;
    }

    /** What happens to broadcasts and multicasts of encapsulated VMs. */
    public Broadcast broadcast() {
        return broadcast;
    }

    /** Whether the FlowID is a hash of the inner flow; else it is 0. */
    public boolean hashFlowId() {
        return hashFlowId;
    }

    /** Whether the outer DSCP is the inner one (RFC 2983, uniform model); else it is 0. */
    public boolean copyDscp() {
        return copyDscp;
    }

    /** Whether the distributed router takes one off the TTL. */
    public boolean decrementTtl() {
        return decrementTtl;
    }

    /** Whether the distributed router reports an expired TTL to the VM. */
    public boolean routerIcmp() {
        return routerIcmp;
    }

    /** MAC address of the distributed router, the same on every host. */
    public long routerMac() {
        return routerMac;
    }

    public FilterSettings withCheckSource(boolean checkSource) {
        FilterSettings changed = copy();
        changed.checkSource = checkSource;
        return changed;
    }

    public FilterSettings withVerifySource(boolean verifySource) {
        FilterSettings changed = copy();
        changed.verifySource = verifySource;
        return changed;
    }

    public FilterSettings withOversize(Oversize oversize) {
        FilterSettings changed = copy();
        changed.oversize = Objects.requireNonNull(oversize);
        return changed;
    }

    public FilterSettings withBroadcast(Broadcast broadcast) {
        FilterSettings changed = copy();
        changed.broadcast = Objects.requireNonNull(broadcast);
        return changed;
    }

    public FilterSettings withHashFlowId(boolean hashFlowId) {
        FilterSettings changed = copy();
        changed.hashFlowId = hashFlowId;
        return changed;
    }

    public FilterSettings withCopyDscp(boolean copyDscp) {
        FilterSettings changed = copy();
        changed.copyDscp = copyDscp;
        return changed;
    }

    public FilterSettings withDecrementTtl(boolean decrementTtl) {
        FilterSettings changed = copy();
        changed.decrementTtl = decrementTtl;
        return changed;
    }

    public FilterSettings withRouterIcmp(boolean routerIcmp) {
        FilterSettings changed = copy();
        changed.routerIcmp = routerIcmp;
        return changed;
    }

    public FilterSettings withRouterMac(long routerMac) {
        FilterSettings changed = copy();
        changed.routerMac = routerMac;
        return changed;
    }

    private FilterSettings copy() {
        FilterSettings twin = new FilterSettings();
        twin.checkSource = checkSource;
        twin.verifySource = verifySource;
        twin.oversize = oversize;
        twin.broadcast = broadcast;
        twin.hashFlowId = hashFlowId;
        twin.copyDscp = copyDscp;
        twin.decrementTtl = decrementTtl;
        twin.routerIcmp = routerIcmp;
        twin.routerMac = routerMac;
        return twin;
    }
}
