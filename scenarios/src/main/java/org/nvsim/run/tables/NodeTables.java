package org.nvsim.run.tables;

import java.util.ArrayList;
import java.util.List;
import org.nvsim.fabric.Bridge;
import org.nvsim.fabric.Device;
import org.nvsim.fabric.MacTable;
import org.nvsim.fabric.Port;
import org.nvsim.fabric.Switch;
import org.nvsim.fabric.firewall.Firewall;
import org.nvsim.fabric.firewall.RuleSet;
import org.nvsim.host.GatewayNode;
import org.nvsim.host.Host;
import org.nvsim.host.VmPort;
import org.nvsim.ip.Neighbors;
import org.nvsim.packet.Ipv4Address;
import org.nvsim.packet.MacAddress;
import org.nvsim.virt.policy.CustomerRoute;
import org.nvsim.virt.policy.HostPolicy;
import org.nvsim.virt.policy.LookupRecord;
import org.nvsim.virt.policy.ProviderAddress;

/** Reads the tables of a machine, as they are now. One machine has always the same tables. */
public final class NodeTables {
    /** Title of the table that tells which VMs are plugged into a host. */
    public static final String VIRTUAL_SWITCH = "virtual switch";

    /** Title of the table that tells which links of a machine are up. */
    public static final String LINKS = "links";

    /** What {@link #LINKS} says of a link that is not up. */
    public static final String DOWN = "down";

    /** Title of the table of a firewall. */
    public static final String RULES = "rules";

    /** The column of {@link #RULES} that counts packets. */
    static final int HITS = 3;

    private static final String NONE = "-";

    private final List<NodeTable> tables = new ArrayList<>();
    private final Device device;

    private NodeTables(Device device) {
        this.device = device;
    }

    /** All tables of a machine. */
    public static List<NodeTable> of(Device device) {
        NodeTables found = new NodeTables(device);
        if (device instanceof Host host) {
            found.policy(host.policy());
            found.neighbors(host.neighbors());
            found.virtualSwitch(host);
        } else if (device instanceof GatewayNode gateway) {
            found.policy(gateway.policy());
            found.neighbors(gateway.neighbors());
        } else if (device instanceof Firewall firewall) {
            found.rules(firewall.rules());
            found.macs(firewall.macs());
        } else if (device instanceof Switch plain) {
            found.macs(plain.bridge().table());
            found.neighbors(plain.neighbors());
        }
        found.links();
        return List.copyOf(found.tables);
    }

    private void links() {
        List<List<String>> rows = new ArrayList<>();
        for (Port port : device.ports()) {
            if (port.peer() != null) {
                rows.add(
                        List.of(
                                String.valueOf(port.number()),
                                port.peer().device().name(),
                                port.isUp() ? "up" : DOWN));
            }
        }
        add(LINKS, 1, rows, "port", "towards", "state");
    }

    private void policy(HostPolicy policy) {
        List<List<String>> records = new ArrayList<>();
        for (LookupRecord record : policy.records().list()) {
            records.add(
                    List.of(
                            String.valueOf(record.vsid()),
                            Ipv4Address.format(record.customerAddress()),
                            MacAddress.format(record.mac()),
                            Ipv4Address.format(record.providerAddress()),
                            record.overlay().word(),
                            record.vmName()));
        }
        add(
                "lookup records",
                3,
                records,
                "VSID",
                "customer address",
                "MAC",
                "provider address",
                "rule",
                "VM");
        List<List<String>> routes = new ArrayList<>();
        for (CustomerRoute route : policy.customerRoutes().list()) {
            routes.add(
                    List.of(
                            String.valueOf(route.vsid()),
                            route.destination().toString(),
                            route.isOnLink() ? "on-link" : Ipv4Address.format(route.nextHop()),
                            String.valueOf(route.metric())));
        }
        add("customer routes", 3, routes, "VSID", "destination", "next hop", "metric");
        List<List<String>> addresses = new ArrayList<>();
        for (ProviderAddress address : policy.provider().list()) {
            addresses.add(
                    List.of(
                            Ipv4Address.format(address.address()),
                            String.valueOf(address.prefixLength()),
                            orNone(address.vlan())));
        }
        add("provider addresses", 1, addresses, "address", "prefix length", "VLAN");
    }

    private void virtualSwitch(Host host) {
        List<List<String>> rows = new ArrayList<>();
        for (VmPort port : host.vmPorts()) {
            rows.add(
                    List.of(
                            port.vm().name(),
                            MacAddress.format(port.mac()),
                            orNone(port.vsid()),
                            orNone(port.vlan())));
        }
        add(VIRTUAL_SWITCH, 1, rows, "VM", "MAC", "VSID", "VLAN");
    }

    private void neighbors(List<Neighbors> all) {
        List<List<String>> rows = new ArrayList<>();
        for (Neighbors neighbors : all) {
            neighbors.forEach(
                    (address, known, mac) ->
                            rows.add(
                                    List.of(
                                            Ipv4Address.format(address),
                                            known ? MacAddress.format(mac) : "asked for")));
        }
        add("ARP table", 1, rows, "address", "MAC");
    }

    private void macs(MacTable table) {
        List<List<String>> rows = new ArrayList<>();
        table.forEach(
                (vlan, mac, port) ->
                        rows.add(
                                List.of(
                                        orNone(vlan == Bridge.UNTAGGED ? 0 : vlan),
                                        MacAddress.format(mac),
                                        String.valueOf(port),
                                        device.port(port).peer().device().name())));
        add("MAC table", 2, rows, "VLAN", "MAC", "port", "towards");
    }

    private void rules(RuleSet rules) {
        List<List<String>> rows = new ArrayList<>();
        for (int position = 1; position <= rules.size(); position++) {
            rows.add(
                    List.of(
                            String.valueOf(position),
                            rules.rule(position).text(),
                            rules.rule(position).definedAt(),
                            String.valueOf(rules.hits(position))));
        }
        rows.add(
                List.of(
                        "default",
                        rules.defaultAction().word() + " what no rule matches",
                        rules.defaultDefinedAt(),
                        String.valueOf(rules.hits(rules.size() + 1))));
        List<String> columns = List.of("position", "rule", "defined at", "packets so far");
        tables.add(new NodeTable(device.name(), RULES, columns, 1, HITS, rows));
    }

    private static String orNone(int number) {
        return number == 0 ? NONE : String.valueOf(number);
    }

    private void add(String title, int keyColumns, List<List<String>> rows, String... columns) {
        tables.add(new NodeTable(device.name(), title, List.of(columns), 0, keyColumns, rows));
    }
}
