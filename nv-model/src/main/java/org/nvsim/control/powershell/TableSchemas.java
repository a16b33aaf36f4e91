package org.nvsim.control.powershell;

import java.util.List;
import org.nvsim.control.powershell.Column.Use;
import org.nvsim.control.powershell.runtime.Table;
import org.nvsim.control.powershell.runtime.ValueType;
import org.nvsim.control.powershell.runtime.Values;
import org.nvsim.packet.Ipv4Address;
import org.nvsim.packet.MacAddress;
import org.nvsim.packet.Prefix;
import org.nvsim.virt.overlay.Overlay;
import org.nvsim.virt.policy.CustomerRoute;
import org.nvsim.virt.policy.LookupRecord;
import org.nvsim.virt.policy.ProviderAddress;
import org.nvsim.virt.policy.ProviderRoute;
import org.nvsim.virt.policy.RecordType;
import org.nvsim.virt.policy.RoutingDomainId;

/** The four tables of the NetWNV module: parameters, types and what is mandatory. */
final class TableSchemas {
    /** What New-NetVirtualizationCustomerRoute and -ProviderRoute give a route without a metric. */
    private static final long DEFAULT_METRIC = 255;

    static final TableSchema<LookupRow> LOOKUP_RECORD =
            new TableSchema<>(
                    "NetVirtualizationLookupRecord",
                    List.of(
                            column(
                                    "CustomerAddress",
                                    Types.ADDRESS,
                                    Use.KEY,
                                    row -> Ipv4Address.format(row.record().customerAddress())),
                            column(
                                    "VirtualSubnetID",
                                    Types.VSID,
                                    Use.KEY,
                                    row -> (long) row.record().vsid()),
                            column(
                                    "MACAddress",
                                    Types.MAC,
                                    Use.KEY,
                                    row -> Types.mac(row.record().mac())),
                            column(
                                    "ProviderAddress",
                                    Types.ADDRESS,
                                    Use.NEEDED,
                                    row -> Ipv4Address.format(row.record().providerAddress())),
                            column(
                                    "CustomerID",
                                    ValueType.TEXT,
                                    Use.CHANGEABLE,
                                    LookupRow::customerId),
                            column("Context", ValueType.TEXT, Use.CHANGEABLE, LookupRow::context),
                            column("Rule", Types.RULE, Use.NEEDED, row -> row.record().ruleWord()),
                            column(
                                    "VMName",
                                    ValueType.TEXT,
                                    Use.CHANGEABLE,
                                    row -> row.record().vmName()),
                            column(
                                    "UseVmMACAddress",
                                    ValueType.BOOLEAN,
                                    Use.CHANGEABLE,
                                    row -> row.record().useVmMac()),
                            column(
                                    "Type",
                                    Types.RECORD_TYPE,
                                    Use.FIXED,
                                    row -> row.record().type().cmdletWord()),
                            column("Unusable", ValueType.BOOLEAN, Use.SHOWN, row -> false),
                            column("Unsynchronized", ValueType.BOOLEAN, Use.SHOWN, row -> false)),
                    HostAdministration::lookupRecords,
                    TableSchemas::lookupRow,
                    row -> row.record().describe());

    static final TableSchema<CustomerRoute> CUSTOMER_ROUTE =
            new TableSchema<>(
                    "NetVirtualizationCustomerRoute",
                    List.of(
                            column(
                                    "RoutingDomainID",
                                    Types.ROUTING_DOMAIN,
                                    Use.KEY,
                                    route -> route.routingDomain().toString()),
                            column(
                                    "VirtualSubnetID",
                                    Types.VSID,
                                    Use.KEY,
                                    route -> (long) route.vsid()),
                            column(
                                    "DestinationPrefix",
                                    Types.PREFIX,
                                    Use.KEY,
                                    route -> route.destination().toString()),
                            column(
                                    "NextHop",
                                    Types.ADDRESS,
                                    Use.KEY,
                                    route -> Ipv4Address.format(route.nextHop())),
                            column("Metric", Types.METRIC, Use.CHANGEABLE, CustomerRoute::metric)),
                    HostAdministration::customerRoutes,
                    TableSchemas::customerRoute,
                    CustomerRoute::describe);

    static final TableSchema<ProviderAddress> PROVIDER_ADDRESS =
            new TableSchema<>(
                    "NetVirtualizationProviderAddress",
                    List.of(
                            column(
                                    "ProviderAddress",
                                    Types.ADDRESS,
                                    Use.KEY,
                                    each -> Ipv4Address.format(each.address())),
                            column(
                                    "InterfaceIndex",
                                    Types.INDEX,
                                    Use.KEY,
                                    each -> (long) each.interfaceIndex()),
                            column(
                                    "PrefixLength",
                                    Types.PREFIX_LENGTH,
                                    Use.NEEDED,
                                    each -> (long) each.prefixLength()),
                            column(
                                    "VlanID",
                                    Types.VLAN,
                                    Use.CHANGEABLE,
                                    each -> (long) each.vlan()),
                            column(
                                    "MACAddress",
                                    Types.MAC,
                                    Use.CHANGEABLE,
                                    each -> Types.mac(each.mac())),
                            column(
                                    "AddressState",
                                    Types.ADDRESS_STATE,
                                    Use.SHOWN,
                                    each -> "Preferred")),
                    HostAdministration::providerAddresses,
                    TableSchemas::providerAddress,
                    ProviderAddress::describe);

    static final TableSchema<ProviderRoute> PROVIDER_ROUTE =
            new TableSchema<>(
                    "NetVirtualizationProviderRoute",
                    List.of(
                            column(
                                    "InterfaceIndex",
                                    Types.INDEX,
                                    Use.KEY,
                                    route -> (long) route.interfaceIndex()),
                            column(
                                    "DestinationPrefix",
                                    Types.PREFIX,
                                    Use.KEY,
                                    route -> route.destination().toString()),
                            column(
                                    "NextHop",
                                    Types.ADDRESS,
                                    Use.KEY,
                                    route -> Ipv4Address.format(route.nextHop())),
                            column("Metric", Types.METRIC, Use.CHANGEABLE, ProviderRoute::metric)),
                    HostAdministration::providerRoutes,
                    TableSchemas::providerRoute,
                    ProviderRoute::describe);

    private TableSchemas() {}

    private static <T> Column<T> column(
            String name, ValueType type, Use use, java.util.function.Function<T, Object> value) {
        return new Column<>(name, type, use, value);
    }

    private static LookupRow lookupRow(Table values, String origin) {
        boolean typed = values.has("Type");
        LookupRecord record =
                new LookupRecord(
                        whole(values, "VirtualSubnetID"),
                        address(values, "CustomerAddress"),
                        mac(values),
                        address(values, "ProviderAddress"),
                        overlay(Values.text(values.get("Rule"))),
                        typed ? recordType(Values.text(values.get("Type"))) : RecordType.STATIC,
                        Values.truth(values.get("UseVmMACAddress")),
                        Values.text(values.get("VMName")),
                        origin);
        return new LookupRow(
                record, Values.text(values.get("CustomerID")), Values.text(values.get("Context")));
    }

    private static CustomerRoute customerRoute(Table values, String origin) {
        return new CustomerRoute(
                RoutingDomainId.tryParse(Values.text(values.get("RoutingDomainID"))).orElseThrow(),
                whole(values, "VirtualSubnetID"),
                Prefix.parse(Values.text(values.get("DestinationPrefix"))),
                address(values, "NextHop"),
                metric(values),
                origin);
    }

    private static ProviderAddress providerAddress(Table values, String origin) {
        return new ProviderAddress(
                address(values, "ProviderAddress"),
                whole(values, "PrefixLength"),
                whole(values, "VlanID"),
                whole(values, "InterfaceIndex"),
                mac(values),
                origin);
    }

    private static ProviderRoute providerRoute(Table values, String origin) {
        return new ProviderRoute(
                whole(values, "InterfaceIndex"),
                Prefix.parse(Values.text(values.get("DestinationPrefix"))),
                address(values, "NextHop"),
                metric(values),
                origin);
    }

    private static long metric(Table values) {
        return values.has("Metric") ? Values.whole(values.get("Metric")) : DEFAULT_METRIC;
    }

    private static int whole(Table values, String name) {
        return (int) Values.whole(values.get(name));
    }

    private static int address(Table values, String name) {
        return Ipv4Address.parse(Values.text(values.get(name)));
    }

    private static long mac(Table values) {
        return values.has("MACAddress")
                ? MacAddress.parse(Values.text(values.get("MACAddress")))
                : 0;
    }

    private static Overlay overlay(String word) {
        for (Overlay overlay : Overlay.registry().all()) {
            if (overlay.cmdletWord().filter(word::equals).isPresent()) {
                return overlay;
            }
        }
        throw new IllegalStateException("no rule " + word);
    }

    private static RecordType recordType(String word) {
        for (RecordType type : RecordType.values()) {
            if (type.cmdletWord().equals(word)) {
                return type;
            }
        }
        throw new IllegalStateException("no record type " + word);
    }
}
