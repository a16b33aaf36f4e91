package org.nvsim.virt.policy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.nvsim.packet.Ipv4Address;
import org.nvsim.packet.MacAddress;
import org.nvsim.virt.overlay.Overlay;
import org.nvsim.virt.overlay.Tunnel;
import org.nvsim.virt.table.KeyedTable;

/**
 * The lookup records of one host. A record is found by (VSID, customer address), which is unique
 * here, and a rewrite record also by its provider address, which therefore must stand for one
 * customer address alone. Records for 0.0.0.0 (wildcards, L2Only) may be several in a subnet.
 *
 * <p>Lookups return null for "none": they run for every packet and allocate nothing.
 */
public final class LookupRecords {
    private static final Comparator<LookupRecord> LISTING =
            Comparator.comparingInt(LookupRecord::vsid)
                    .thenComparing(LookupRecord::customerAddress, Integer::compareUnsigned)
                    .thenComparingLong(LookupRecord::mac);

    private final Generation generation;
    private final Runnable onChange;
    private final KeyedTable<LookupRecord> byProvider = new ByProvider();
    private final KeyedTable<Subnet> subnets = new BySubnet();
    private Subnet last; // null after a change
    private final LearntRecords learnt = new LearntRecords();
    private List<LookupRecord> listing = List.of(); // made again when somebody asks for positions
    private boolean listed;

    /**
     * @param onChange called whenever a record came or went
     */
    LookupRecords(Generation generation, Runnable onChange) {
        this.generation = Objects.requireNonNull(generation);
        this.onChange = Objects.requireNonNull(onChange);
    }

    /**
     * Adds a record, or says why not.
     *
     * @return what is wrong, in words; empty when the record was added
     */
    public List<String> add(LookupRecord record) {
        List<String> problems = check(record);
        LookupRecord same = same(record);
        if (same != null) {
            problems.add("a record with this key exists: " + where(same));
        }
        LookupRecord twin = twin(record);
        if (twin != null) {
            problems.add(twinProblem(record, twin));
        }
        if (problems.isEmpty()) {
            keep(record);
        }
        return problems;
    }

    /**
     * Adds every record of {@code others}. Of virtual subnets that are new here the two hold one
     * table in common until one of them changes it, so that what all hosts are told costs each of
     * them next to nothing.
     *
     * @param others written ones; what was learnt ends with the table it was learnt for
     * @return what is wrong, in words; empty when every record was added
     */
    public List<String> addAll(LookupRecords others) {
        List<String> problems = new ArrayList<>(0);
        others.subnets.forEach(
                subnet -> {
                    if (canShare(subnet, others.generation)) {
                        share(subnet);
                    } else {
                        subnet.forEach(record -> problems.addAll(add(record)));
                    }
                });
        return problems;
    }

    private boolean canShare(Subnet subnet, Generation checkedFor) {
        if (generation != checkedFor || knows(subnet.vsid)) {
            return false;
        }
        boolean[] free = {true};
        if (subnet.rewrites()) {
            subnet.forEach(record -> free[0] &= twin(record) == null);
        }
        return free[0];
    }

    private void share(Subnet subnet) {
        if (!subnet.isShared()) {
            subnet.share();
        }
        changed();
        subnets.put(subnet);
        if (subnet.rewrites()) {
            subnet.forEach(
                    record -> {
                        if (standsForOne(record)) {
                            byProvider.put(record);
                        }
                    });
        }
    }

    /**
     * Puts a record in the place of the one with the same (VSID, customer address, MAC), or says
     * why not.
     *
     * @return what is wrong, in words; empty when the record was replaced
     */
    public List<String> set(LookupRecord record) {
        List<String> problems = check(record);
        LookupRecord old = find(record.vsid(), record.customerAddress(), record.mac());
        if (old == null) {
            problems.add("no record to change for " + record.describe());
        }
        LookupRecord twin = twin(record);
        if (twin != null && twin != old) {
            problems.add(twinProblem(record, twin));
        }
        if (problems.isEmpty()) {
            remove(old);
            keep(record);
        }
        return problems;
    }

    /** Takes out the record with the same key as {@code record}; false if there is none. */
    public boolean remove(LookupRecord record) {
        LookupRecord old = find(record.vsid(), record.customerAddress(), record.mac());
        if (old == null) {
            return false;
        }
        Subnet subnet = changeable(old.vsid());
        subnet.remove(old);
        if (byProvider.find(old.providerAddress()) == old) {
            byProvider.remove(old.providerAddress());
        }
        learnt.forget(old);
        changed();
        if (subnet.count() == 0) {
            subnets.remove(old.vsid());
        }
        return true;
    }

    /** Takes out every record. */
    public void clear() {
        byProvider.clear();
        subnets.clear();
        learnt.clear();
        changed();
    }

    /** The records of a virtual subnet, or null: mostly those asked for last. */
    private Subnet subnet(int vsid) {
        Subnet found = last;
        if (found == null || found.vsid != vsid) {
            found = subnets.find(vsid);
            last = found;
        }
        return found;
    }

    private void changed() {
        last = null;
        listed = false;
        onChange.run();
    }

    /** How many records there are. */
    public int size() {
        int[] total = new int[1];
        subnets.forEach(subnet -> total[0] += subnet.count());
        return total[0];
    }

    /** Every record by VSID, customer address and MAC: a new list. */
    public List<LookupRecord> list() {
        List<LookupRecord> all = new ArrayList<>();
        subnets.forEach(subnet -> subnet.forEach(all::add));
        all.sort(LISTING);
        return all;
    }

    /** Where a record of this host stands in {@link #list}, from 1; for people. */
    public int position(LookupRecord record) {
        if (!listed) {
            listing = list();
            listed = true;
        }
        return Collections.binarySearch(listing, record, LISTING) + 1;
    }

    /** Whether any record names this virtual subnet. */
    public boolean knows(int vsid) {
        return subnet(vsid) != null;
    }

    /** The record of a customer address (not 0) in its virtual subnet; null if none. */
    public LookupRecord find(int vsid, int customerAddress) {
        Subnet subnet = subnet(vsid);
        return subnet == null ? null : subnet.find(customerAddress);
    }

    /** The record with this whole key; null if none. Address 0 finds wildcards and L2Only. */
    public LookupRecord find(int vsid, int customerAddress, long mac) {
        if (customerAddress == 0) {
            Subnet subnet = subnet(vsid);
            return subnet == null ? null : subnet.openWithMac(mac);
        }
        LookupRecord record = find(vsid, customerAddress);
        return record == null || record.mac() != mac ? null : record;
    }

    /** The wildcard record of a virtual subnet, the first that was added; null if none. */
    public LookupRecord wildcard(int vsid) {
        Subnet subnet = subnet(vsid);
        return subnet == null ? null : subnet.wildcard();
    }

    /** The rewrite record that a provider address stands for; null if none. */
    public LookupRecord rewritten(int providerAddress) {
        return byProvider.find(providerAddress);
    }

    /**
     * The provider addresses of a virtual subnet's encapsulated records, each once, ascending: who
     * gets copies of a broadcast. Not to be changed by the caller.
     */
    public int[] providers(int vsid) {
        Subnet subnet = subnet(vsid);
        return subnet == null ? LearntRecords.NO_ADDRESSES : subnet.providers();
    }

    /** Likewise of its L2Only records alone: who is asked for an unknown address. */
    public int[] floodProviders(int vsid) {
        Subnet subnet = subnet(vsid);
        return subnet == null ? LearntRecords.NO_ADDRESSES : subnet.l2OnlyProviders();
    }

    /**
     * Keeps what an answer told: a Dynamic record, in place of an older one for the address. A
     * record that somebody wrote is never displaced.
     *
     * @return whether the record was kept
     */
    public boolean learn(LookupRecord dynamic, long expiresPs) {
        LookupRecord old = find(dynamic.vsid(), dynamic.customerAddress());
        if (old != null && old.type() != RecordType.DYNAMIC) {
            return false;
        }
        if (old != null) {
            remove(old);
        }
        if (!add(dynamic).isEmpty()) {
            return false;
        }
        learnt.remember(dynamic, expiresPs);
        return true;
    }

    /** Forgets Dynamic records whose time is over. Cheap while there are none. */
    public void expire(long nowPs) {
        LookupRecord due = learnt.due(nowPs);
        while (due != null) {
            remove(due);
            due = learnt.due(nowPs);
        }
    }

    /** When the next Dynamic record ends, in picoseconds; {@link Long#MAX_VALUE} if none does. */
    public long nextExpiryPs() {
        return learnt.nextExpiryPs();
    }

    private List<String> check(LookupRecord record) {
        List<String> problems = new ArrayList<>(0);
        String vsid = Vsid.problem(record.vsid());
        if (!vsid.isEmpty()) {
            problems.add(vsid);
        }
        boolean open =
                record.type() == RecordType.L2_ONLY || record.type() == RecordType.GATEWAY_WILDCARD;
        if (open && record.customerAddress() != 0) {
            problems.add(
                    "a record of type "
                            + record.type().cmdletWord()
                            + " needs CustomerAddress 0.0.0.0, not "
                            + Ipv4Address.format(record.customerAddress()));
        }
        if (generation == Generation.WINDOWS_2012 && record.type() != RecordType.STATIC) {
            problems.add(
                    "type "
                            + record.type().cmdletWord()
                            + " needs Windows Server 2012 R2; 2012 knows static records only");
        }
        if (record.useVmMac() && !record.overlay().rewrites()) {
            problems.add(
                    "UseVmMACAddress needs rule TranslationMethodNat, not " + record.ruleWord());
        }
        if (record.mac() == 0 || (record.mac() >>> 40 & 1) != 0) {
            problems.add(
                    "MACAddress " + MacAddress.format(record.mac()) + " is not that of one VM");
        }
        if (record.providerAddress() == 0 && record.overlay().usesRecords()) {
            problems.add("ProviderAddress is missing");
        }
        return problems;
    }

    /** What carries frames to {@link #floodProviders}; null if nothing does. */
    public Tunnel floodTunnel(int vsid) {
        Subnet subnet = subnet(vsid);
        return subnet == null ? null : subnet.l2OnlyTunnel();
    }

    /** The overlay whose tunnel joins hosts of a virtual subnet; null if none does. */
    public Overlay tunnelled(int vsid) {
        Subnet subnet = subnet(vsid);
        return subnet == null ? null : subnet.tunnelled();
    }

    private LookupRecord same(LookupRecord record) {
        return record.customerAddress() == 0
                ? find(record.vsid(), 0, record.mac())
                : find(record.vsid(), record.customerAddress());
    }

    private LookupRecord twin(LookupRecord record) {
        if (!standsForOne(record)) {
            return null;
        }
        LookupRecord twin = byProvider.find(record.providerAddress());
        boolean other =
                twin != null
                        && (twin.vsid() != record.vsid()
                                || twin.customerAddress() != record.customerAddress());
        return other ? twin : null;
    }

    private void keep(LookupRecord record) {
        changed();
        changeable(record.vsid()).add(record);
        if (standsForOne(record)) {
            byProvider.put(record);
        }
    }

    /** Whether the record's provider address must stand for its customer address alone. */
    private static boolean standsForOne(LookupRecord record) {
        return record.overlay().rewrites() && record.customerAddress() != 0;
    }

    /** The records of a virtual subnet in an object that no other host holds. */
    private Subnet changeable(int vsid) {
        Subnet subnet = subnet(vsid);
        if (subnet == null || subnet.isShared()) {
            subnet = subnet == null ? new Subnet(vsid) : subnet.copy();
            subnets.put(subnet);
            last = subnet;
        }
        return subnet;
    }

    private static String twinProblem(LookupRecord record, LookupRecord twin) {
        return "ProviderAddress "
                + Ipv4Address.format(record.providerAddress())
                + " already stands for another customer address; rewrite needs one each: "
                + where(twin);
    }

    private static String where(LookupRecord record) {
        return record.describe() + (record.origin().isEmpty() ? "" : ", from " + record.origin());
    }

    private static final class ByProvider extends KeyedTable<LookupRecord> {
        @Override
        protected long key(LookupRecord record) {
            return record.providerAddress();
        }
    }

    private static final class BySubnet extends KeyedTable<Subnet> {
        @Override
        protected long key(Subnet subnet) {
            return subnet.vsid;
        }
    }
}
