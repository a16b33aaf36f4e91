package org.nvsim.virt.policy;

import java.util.Objects;
import org.nvsim.packet.Ipv4Address;
import org.nvsim.packet.MacAddress;
import org.nvsim.virt.overlay.Overlay;

/**
 * The unit of policy: where the VM with this customer address is, and how packets get there.
 * Immutable, so that any number of hosts can hold the same object.
 *
 * @param vsid virtual subnet, 4096 to 16777214
 * @param customerAddress the VM's own IPv4 address; 0 in wildcard and L2Only records
 * @param mac the VM's MAC address, low 48 bits
 * @param providerAddress of the host that runs the VM (encapsulation), or the VM's own on the
 *     provider network (rewrite)
 * @param overlay how packets are carried
 * @param type where the record comes from
 * @param useVmMac whether rewritten packets keep the VM's MAC as their source on the wire; only if
 *     the overlay rewrites addresses
 * @param vmName label; may be empty
 * @param origin where the record was defined, for people; may be empty
 */
public record LookupRecord(
        int vsid,
        int customerAddress,
        long mac,
        int providerAddress,
        Overlay overlay,
        RecordType type,
        boolean useVmMac,
        String vmName,
        String origin) {
    public LookupRecord {
        Objects.requireNonNull(overlay);
        Objects.requireNonNull(type);
        Objects.requireNonNull(vmName);
        Objects.requireNonNull(origin);
    }

    /** A static record as the cmdlet makes it by default: no VM MAC, no labels. */
    public static LookupRecord of(
            int vsid,
            int customerAddress,
            long mac,
            int providerAddress,
            Overlay overlay,
            String origin) {
        return new LookupRecord(
                vsid,
                customerAddress,
                mac,
                providerAddress,
                overlay,
                RecordType.STATIC,
                false,
                "",
                origin);
    }

    /** Whether the record stands for addresses of others than one VM: its own is 0.0.0.0. */
    public boolean isWildcard() {
        return customerAddress == 0 && type != RecordType.L2_ONLY;
    }

    /** The same record as another type. */
    public LookupRecord withType(RecordType newType) {
        return new LookupRecord(
                vsid,
                customerAddress,
                mac,
                providerAddress,
                overlay,
                newType,
                useVmMac,
                vmName,
                origin);
    }

    /** The same record with the wire source MAC chosen. */
    public LookupRecord withUseVmMac(boolean use) {
        return new LookupRecord(
                vsid, customerAddress, mac, providerAddress, overlay, type, use, vmName, origin);
    }

    /** The same record with a label. */
    public LookupRecord withVmName(String name) {
        return new LookupRecord(
                vsid, customerAddress, mac, providerAddress, overlay, type, useVmMac, name, origin);
    }

    /** The record of the same VM at another provider address. */
    public LookupRecord movedTo(int newProviderAddress, String newOrigin) {
        return new LookupRecord(
                vsid,
                customerAddress,
                mac,
                newProviderAddress,
                overlay,
                type,
                useVmMac,
                vmName,
                newOrigin);
    }

    /** How packets are carried, as policy scripts say it ({@code -Rule}), or else scenarios. */
    public String ruleWord() {
        return overlay.cmdletWord().orElse(overlay.word());
    }

    /** For instance {@code VSID 5001 10.0.0.7 06-06-00-00-00-07 -> 192.168.4.22 (encap)}. */
    public String describe() {
        return "VSID "
                + vsid
                + " "
                + Ipv4Address.format(customerAddress)
                + " "
                + MacAddress.format(mac)
                + " -> "
                + Ipv4Address.format(providerAddress)
                + " ("
                + ruleWord()
                + ")";
    }
}
