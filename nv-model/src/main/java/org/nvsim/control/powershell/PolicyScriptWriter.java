package org.nvsim.control.powershell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.nvsim.control.powershell.Column.Use;
import org.nvsim.control.powershell.runtime.Table;
import org.nvsim.control.powershell.runtime.Values;

/**
 * Writes the script that a set of hosts stands for, in the order in which Microsoft's demonstration
 * script went: bind the filter, all lookup records, customer routes, then what each host has alone.
 * Run on hosts without policy it gives the same tables again. Learnt (Dynamic) records are no
 * policy and are left out.
 */
public final class PolicyScriptWriter {
    private final List<HostAdministration> hosts;
    private final SessionNames sessions;
    private final StringBuilder text = new StringBuilder();

    private PolicyScriptWriter(List<HostAdministration> hosts) {
        this.hosts = hosts;
        this.sessions = new SessionNames(hosts);
    }

    /** The script, one command a line, lines ended by {@code \n}. */
    public static String write(List<HostAdministration> hosts) {
        PolicyScriptWriter writer = new PolicyScriptWriter(hosts);
        writer.script();
        return writer.text.toString();
    }

    private void script() {
        line("# Policy of Hyper-V Network Virtualization for " + hosts.size() + " hosts.");
        line("# Run it where all of them can be reached; they must have no policy yet.");
        line("");
        line("Import-Module NetWNV");
        line("");
        section("The hosts");
        for (HostAdministration host : hosts) {
            line(sessions.of(host) + " = New-CimSession -ComputerName " + quoted(host.name()));
        }
        line(SessionNames.ALL + " = @(" + sessions.each(hosts) + ")");
        section("1. The filter driver and the offloads of each adapter");
        hosts.forEach(this::adapters);
        section("2. Where each virtual machine is: every host must know all it talks to");
        table(TableSchemas.LOOKUP_RECORD, values -> !"Dynamic".equals(values.get("Type")));
        section("3. Which virtual subnets form one network, and their routes");
        table(TableSchemas.CUSTOMER_ROUTE, values -> true);
        section("4. The provider addresses of each host");
        table(TableSchemas.PROVIDER_ADDRESS, values -> true);
        section("5. Ways to provider addresses in other subnets");
        table(TableSchemas.PROVIDER_ROUTE, values -> true);
        section("6. The virtual subnet of each virtual machine's port");
        hosts.forEach(this::ports);
        section("7. Who routes between the virtual subnets of one network");
        hosts.forEach(this::global);
    }

    private void section(String title) {
        line("");
        line("# " + title);
    }

    private void adapters(HostAdministration host) {
        for (PhysicalAdapter adapter : host.adapters()) {
            for (AdapterFeature feature : AdapterFeature.values()) {
                boolean filter = feature == AdapterFeature.NETWORK_VIRTUALIZATION;
                line(
                        (host.has(adapter, feature) ? "Enable" : "Disable")
                                + "-NetAdapter"
                                + feature.noun()
                                + " -CimSession "
                                + sessions.of(host)
                                + " -Name "
                                + quoted(adapter.name())
                                + (filter ? " -ComponentID ms_netwnv" : ""));
            }
        }
    }

    /** One line a row, for all hosts that have it; host by host if their orders disagree. */
    private <T> void table(TableSchema<T> schema, Predicate<Table> wanted) {
        Map<String, List<HostAdministration>> holders = new LinkedHashMap<>();
        List<List<String>> perHost = new ArrayList<>();
        for (HostAdministration host : hosts) {
            List<String> rows = new ArrayList<>();
            for (T row : schema.table().apply(host).list()) {
                Table values = schema.values(row);
                if (wanted.test(values)) {
                    rows.add(arguments(schema, values));
                }
            }
            perHost.add(rows);
            rows.forEach(row -> holders.computeIfAbsent(row, key -> new ArrayList<>()).add(host));
        }
        String command = "New-" + schema.noun() + " -CimSession ";
        if (agree(perHost, holders)) {
            holders.forEach((row, having) -> line(command + sessions.list(having) + row));
            return;
        }
        for (int i = 0; i < hosts.size(); i++) {
            String session = sessions.of(hosts.get(i));
            perHost.get(i).forEach(row -> line(command + session + row));
        }
    }

    /** Whether each host's own order is that of all rows together. */
    private static boolean agree(
            List<List<String>> perHost, Map<String, List<HostAdministration>> holders) {
        for (List<String> rows : perHost) {
            List<String> common = new ArrayList<>(holders.keySet());
            common.retainAll(new LinkedHashSet<>(rows));
            if (!common.equals(rows)) {
                return false;
            }
        }
        return true;
    }

    private static <T> String arguments(TableSchema<T> schema, Table values) {
        StringBuilder arguments = new StringBuilder();
        for (Column<T> column : schema.columns()) {
            Object value = values.get(column.name());
            boolean needed = column.use() == Use.KEY || column.use() == Use.NEEDED;
            if (column.use() != Use.SHOWN && (needed || !isDefault(column.name(), value))) {
                arguments.append(" -").append(column.name()).append(' ').append(literal(value));
            }
        }
        return arguments.toString();
    }

    private static boolean isDefault(String column, Object value) {
        return "".equals(value)
                || Boolean.FALSE.equals(value)
                || (column.equals("Type") && "Static".equals(value))
                || (column.equals("VlanID") && Values.whole(value) == 0)
                || (column.equals("MACAddress") && "000000000000".equals(value));
    }

    private void ports(HostAdministration host) {
        for (VmPort port : host.vmPorts()) {
            line(
                    // The Hyper-V module of Server 2012 knows no CIM sessions.
                    "Get-VMNetworkAdapter -ComputerName "
                            + quoted(host.name())
                            + " -VMName "
                            + quoted(port.vmName())
                            + " | Where-Object { $_.MacAddress -eq "
                            + quoted(Types.mac(port.mac()))
                            + " } | Set-VMNetworkAdapter -VirtualSubnetId "
                            + port.virtualSubnetId());
        }
    }

    private void global(HostAdministration host) {
        line(
                "Set-NetVirtualizationGlobal -CimSession "
                        + sessions.of(host)
                        + " -UseExternalRouter "
                        + literal(host.usesExternalRouter()));
    }

    private static String literal(Object value) {
        if (value instanceof Boolean) {
            return (Boolean) value ? "$true" : "$false";
        }
        return value instanceof Long ? value.toString() : quoted(Values.text(value));
    }

    private static String quoted(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
