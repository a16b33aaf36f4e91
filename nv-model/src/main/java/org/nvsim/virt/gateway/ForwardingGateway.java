package org.nvsim.virt.gateway;

import java.util.ArrayList;
import java.util.List;
import org.nvsim.packet.DropReason;
import org.nvsim.packet.Ethernet;
import org.nvsim.packet.Frame;
import org.nvsim.packet.Ipv4;
import org.nvsim.packet.Prefix;

/**
 * Routes between virtual networks and the physical one with addresses as they are, so tenants'
 * prefixes must not overlap, and the physical network needs routes back to them.
 */
public final class ForwardingGateway implements Gateway {
    private record Tenant(int vsid, Prefix prefix) {
        String describe() {
            return prefix + " lies in the routing domain of VSID " + vsid;
        }
    }

    private final List<Tenant> tenants = new ArrayList<>();
    private int vsid;
    private Tenant decided;

    public ForwardingGateway() {}

    /**
     * Lets a prefix of a tenant through, or says why not.
     *
     * @param vsid the gateway's virtual subnet in the tenant's routing domain
     * @return what is wrong, in words; empty when the prefix was added
     */
    public List<String> add(int vsid, Prefix prefix) {
        for (Tenant other : tenants) {
            if (other.prefix.overlaps(prefix) && other.vsid != vsid) {
                return List.of(
                        "prefix "
                                + prefix
                                + " overlaps "
                                + other.prefix
                                + " of VSID "
                                + other.vsid
                                + "; a forwarding gateway cannot tell such tenants apart");
            }
        }
        tenants.add(new Tenant(vsid, prefix));
        return List.of();
    }

    @Override
    public DropReason toOutside(Frame frame, int fromVsid, long nowPs) {
        int ip = frame.start() + Ethernet.HEADER_BYTES;
        return pass(frame, ip, find(Ipv4.source(frame.bytes(), ip)), fromVsid);
    }

    @Override
    public DropReason toInside(Frame frame, long nowPs) {
        int ip = frame.start() + Ethernet.HEADER_BYTES;
        Tenant tenant = find(Ipv4.destination(frame.bytes(), ip));
        return pass(frame, ip, tenant, tenant == null ? 0 : tenant.vsid);
    }

    @Override
    public boolean needsWholeDatagrams() {
        return false;
    }

    @Override
    public int vsid() {
        return vsid;
    }

    @Override
    public String decision() {
        return decided == null ? "no tenant has this address" : decided.describe();
    }

    private DropReason pass(Frame frame, int ip, Tenant tenant, int expectedVsid) {
        decided = tenant;
        vsid = expectedVsid;
        if (tenant == null || tenant.vsid != expectedVsid) {
            return DropReason.NO_ROUTE;
        }
        return Ipv4.decrementTtl(frame.bytes(), ip) ? DropReason.NONE : DropReason.TTL_EXPIRED;
    }

    private Tenant find(int address) {
        Tenant best = null;
        for (int i = 0; i < tenants.size(); i++) {
            Tenant each = tenants.get(i);
            boolean longer = best == null || each.prefix.length() > best.prefix.length();
            if (longer && each.prefix.contains(address)) {
                best = each;
            }
        }
        return best;
    }
}
