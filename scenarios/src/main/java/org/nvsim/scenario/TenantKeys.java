package org.nvsim.scenario;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.nvsim.limits.Limits;
import org.nvsim.packet.Prefix;
import org.nvsim.scenario.bind.Binding;
import org.nvsim.scenario.bind.Key;
import org.nvsim.scenario.bind.ScalarType;
import org.nvsim.scenario.bind.Section;
import org.nvsim.scenario.bind.Shape;
import org.nvsim.scenario.bind.Type;
import org.nvsim.scenario.bind.Types;
import org.nvsim.scenario.problem.SourceMark;
import org.nvsim.scenario.spec.CustomerRouteSpec;
import org.nvsim.scenario.spec.SubnetSpec;
import org.nvsim.scenario.spec.VmSpec;
import org.nvsim.scenario.value.Kinds;
import org.nvsim.scenario.value.Scalars;
import org.nvsim.scenario.yaml.Located;
import org.nvsim.scenario.yaml.LocatedMap;

/** The customers' side: tenants, their virtual subnets and machines. */
final class TenantKeys {
    /** A tenant before the scenario's own virtualization is known. */
    record Draft(
            String name,
            SourceMark mark,
            Optional<VirtualizationKeys.Change> change,
            List<SubnetSpec> subnets,
            List<VmSpec> vms,
            List<CustomerRouteSpec> routes) {}

    /** All that stands under {@code tenants}. */
    record Drafts(List<Draft> written, Optional<GenerateKeys.Draft> generate) {
        static final Drafts NONE = new Drafts(List.of(), Optional.empty());
    }

    /** In a {@link SubnetSpec}: to be derived. */
    static final String NO_RDID = "";

    /** In a {@link SubnetSpec}: to be derived. */
    static final int NO_VLAN = 0;

    /** In a {@link VmSpec}: to be derived. */
    static final long NO_MAC = 0;

    private static final String GENERATE = "generate";
    private static final String RDID_FORM =
            "\\{?[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\\}?";
    private static final Type<String> RDID =
            Types.map(
                    Scalars.word(
                            "a routing-domain ID (a GUID)",
                            RDID_FORM,
                            "11111111-2222-3333-4444-000000005001"),
                    TenantKeys::canonical);

    /** The one VSID that can be given to a VM's port and that no record can match. */
    static final int UNMATCHED_VSID = Limits.VSID.maxInt() + 1;

    static final Type<Integer> VSID =
            ScalarType.of(
                    "a VSID", new Shape.Whole(Limits.VSID.min(), UNMATCHED_VSID), TenantKeys::vsid);

    static final Key<Integer> SUBNET_VSID =
            Key.required(
                    "vsid",
                    VSID,
                    "5001",
                    "Virtual subnet ID, 4096 to 16777214, unique in the scenario.");
    static final Key<Prefix> SUBNET_PREFIX =
            Key.required(
                    "prefix",
                    Scalars.NETWORK,
                    "10.0.0.0/24",
                    "Its customer addresses. The lowest host address is the distributed router's.");
    static final Key<Optional<String>> SUBNET_RDID =
            Key.derived(
                    "rdid",
                    RDID,
                    "one routing domain for each tenant",
                    "11111111-2222-3333-4444-000000005001",
                    "Routing-domain ID. Subnets with the same ID route to each other, others never"
                            + " do.");

    static final Key<Optional<Integer>> SUBNET_VLAN =
            Key.derived(
                    "vlan",
                    ScalarType.wholeInt("a VLAN ID", Limits.VLAN),
                    "the next one that is free, from 2 to 4094, then 1",
                    "100",
                    "Its VLAN ID where the mechanism is vlan.");

    private static final Section<SubnetSpec> SUBNET =
            Section.of(
                    "a subnet",
                    "A virtual subnet: one broadcast domain with one prefix.",
                    List.of(SUBNET_VSID, SUBNET_PREFIX, SUBNET_RDID, SUBNET_VLAN),
                    f ->
                            new SubnetSpec(
                                    f.name(),
                                    f.mark(),
                                    f.get(SUBNET_VSID),
                                    f.get(SUBNET_PREFIX),
                                    f.get(SUBNET_RDID).orElse(NO_RDID),
                                    f.get(SUBNET_VLAN).orElse(NO_VLAN)));

    static final Key<String> VM_HOST =
            Key.required("host", Types.reference(Kinds.HOST), "hv1", "The host it starts on.");
    static final Key<String> VM_SUBNET =
            Key.required(
                    "subnet", Types.reference(Kinds.SUBNET), "front", "A subnet of its tenant.");
    static final Key<Integer> VM_ADDRESS =
            Key.required(
                    "address",
                    Scalars.ADDRESS,
                    "10.0.0.5",
                    "Its customer address. Other routing domains may use the same.");
    static final Key<Optional<Long>> VM_MAC =
            Key.derived(
                    "mac",
                    Scalars.MAC,
                    "one of its own below 00:15:5d",
                    "06:06:00:00:00:05",
                    "Its MAC address.");

    private static final Section<VmSpec> VM =
            Section.of(
                    "a VM",
                    "A virtual machine.",
                    List.of(VM_HOST, VM_SUBNET, VM_ADDRESS, VM_MAC),
                    f ->
                            new VmSpec(
                                    f.name(),
                                    f.mark(),
                                    f.get(VM_HOST),
                                    f.get(VM_SUBNET),
                                    f.get(VM_ADDRESS),
                                    f.get(VM_MAC).orElse(NO_MAC)));

    private static final Key<Optional<VirtualizationKeys.Change>> VIRTUALIZATION =
            Key.derived(
                    "virtualization",
                    VirtualizationKeys.VIRTUALIZATION,
                    "as at the top of the file",
                    "{ mechanism: ip-rewrite }",
                    "What is different for this tenant.");
    private static final Key<List<SubnetSpec>> SUBNETS =
            Key.defaulted(
                    "subnets",
                    Types.table(Kinds.SUBNET, SUBNET),
                    List.of(),
                    "{}",
                    "{ front: { vsid: 5001, prefix: 10.0.0.0/24 } }",
                    "Virtual subnets by name.");
    private static final Key<List<VmSpec>> VMS =
            Key.defaulted(
                    "vms",
                    Types.table(List.of(Kinds.VM, Kinds.THING), VM),
                    List.of(),
                    "{}",
                    "{ blue1: { host: hv1, subnet: front, address: 10.0.0.5 } }",
                    "Virtual machines by name; names are unique in the scenario.");

    private static final Key<Prefix> ROUTE_TO =
            Key.required(
                    "to",
                    Scalars.PREFIX,
                    "10.9.0.0/16",
                    "What it leads to. Of several routes the one with the longest prefix wins.");
    static final Key<String> ROUTE_VIA =
            Key.required(
                    "via",
                    Types.reference(Kinds.VM),
                    "blue3",
                    "The VM that packets go to next. It passes on what is not for itself, by its own"
                            + " way out: the distributed router of its subnet.");
    private static final Section<CustomerRouteSpec> ROUTE =
            Section.of(
                    "a customer route",
                    "A route of a tenant's network with one of its VMs as next hop. Only nvgre can"
                            + " carry what is passed on for somebody else; a provider address of"
                            + " ip-rewrite stands for one machine.",
                    List.of(ROUTE_TO, ROUTE_VIA),
                    f -> new CustomerRouteSpec(f.mark(), f.get(ROUTE_TO), f.get(ROUTE_VIA)));
    private static final Key<List<CustomerRouteSpec>> ROUTES =
            Key.defaulted(
                    "routes",
                    Types.list("routes", ROUTE),
                    List.of(),
                    "[]",
                    "[ { to: 10.9.0.0/16, via: blue3 } ]",
                    "Where packets go that are for none of its subnets.");

    static final Section<Draft> TENANT =
            Section.of(
                    "a tenant",
                    "A customer with virtual networks of its own.",
                    List.of(SUBNETS, VMS, ROUTES, VIRTUALIZATION),
                    f ->
                            new Draft(
                                    f.name(),
                                    f.mark(),
                                    f.get(VIRTUALIZATION),
                                    f.get(SUBNETS),
                                    f.get(VMS),
                                    f.get(ROUTES)));

    private static final Type<List<Draft>> TABLE = Types.table(Kinds.TENANT, TENANT);

    /** Tenants by name; the name {@code generate} stands for a rule that makes many. */
    static final Type<Drafts> TENANTS =
            Types.of(
                    new Shape.TableWith(TABLE.shape(), GENERATE, GenerateKeys.GENERATE.shape()),
                    TenantKeys::bindAll);

    private TenantKeys() {}

    private static Optional<Drafts> bindAll(Located value, Binding binding) {
        Optional<LocatedMap.Entry> rule =
                value instanceof LocatedMap map ? map.entry(GENERATE) : Optional.empty();
        if (rule.isEmpty()) {
            return TABLE.bind(value, binding).map(d -> new Drafts(d, Optional.empty()));
        }
        Predicate<LocatedMap.Entry> written = entry -> !entry.key().equals(GENERATE);
        LocatedMap rest =
                new LocatedMap(
                        value.mark(),
                        ((LocatedMap) value).entries().stream().filter(written).toList());
        Optional<List<Draft>> drafts = TABLE.bind(rest, binding);
        Optional<GenerateKeys.Draft> generate =
                GenerateKeys.GENERATE.bind(rule.get().value(), binding);
        return Optional.of(new Drafts(drafts.orElse(List.of()), generate));
    }

    private static String canonical(String guid) {
        String bare = guid.startsWith("{") ? guid.substring(1) : guid;
        bare = bare.endsWith("}") ? bare.substring(0, bare.length() - 1) : bare;
        return "{" + bare.toLowerCase(Locale.ROOT) + "}";
    }

    private static int vsid(String text) {
        if (!text.matches("0|[1-9][0-9]{0,17}")) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a VSID; write a number from 4096 to 16777214");
        }
        long number = Long.parseLong(text);
        if (number > UNMATCHED_VSID) {
            throw new IllegalArgumentException(
                    "VSID " + text + " is too large; VSIDs are 4096 to 16777214");
        }
        if (number < Limits.VSID.min()) {
            String vlan = Limits.VLAN.contain(number) ? ", is this a VLAN ID?" : "";
            throw new IllegalArgumentException(
                    "VSID " + text + " is reserved; VSIDs are 4096 to 16777214" + vlan);
        }
        return (int) number;
    }
}
