package org.nvsim.virt.policy;

import org.nvsim.packet.Nvgre;

/** Virtual subnet identifiers as policy assigns them (RFC 7637, section 3.4). */
public final class Vsid {
    /** A VM port with this value is not virtualized. */
    public static final int NONE = 0;

    private Vsid() {}

    /** What is wrong with assigning {@code vsid}, in words; empty if nothing is. */
    public static String problem(int vsid) {
        if (Nvgre.isAssignable(vsid)) {
            return "";
        }
        String hint =
                vsid > 0 && vsid < Nvgre.LOWEST_VSID
                        ? "; values below 4096 are reserved (is this a VLAN number?)"
                        : "";
        return "VirtualSubnetID "
                + vsid
                + " is not in the range "
                + Nvgre.LOWEST_VSID
                + " to "
                + Nvgre.HIGHEST_VSID
                + hint;
    }
}
