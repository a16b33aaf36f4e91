package org.nvsim.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.nvsim.fabric.Device;
import org.nvsim.fabric.Switch;
import org.nvsim.fabric.firewall.Firewall;
import org.nvsim.fabric.firewall.RuleSet;
import org.nvsim.host.Host;
import org.nvsim.packet.Ipv4Address;
import org.nvsim.packet.MacAddress;
import org.nvsim.virt.policy.CustomerRoute;
import org.nvsim.virt.policy.LookupRecord;
import org.nvsim.virt.policy.ProviderAddress;

/** Reads the tables of all machines of a run, as they are now. */
final class NodeTables {
    private final List<NodeTable> tables = new ArrayList<>();

    private NodeTables() {}

    static List<NodeTable> of(Fabric fabric) {
        NodeTables found = new NodeTables();
        for (Device device : fabric.devices().values()) {
            if (device instanceof Host host) {
                found.policy(host);
            } else if (device instanceof Firewall firewall) {
                found.rules(firewall);
            } else if (device instanceof Switch plain) {
                found.words(plain.name(), "MAC table", plain.bridge().table().rows());
            }
        }
        return List.copyOf(found.tables);
    }

    private void policy(Host host) {
        List<List<String>> records = new ArrayList<>();
        for (LookupRecord record : host.policy().records().list()) {
            records.add(
                    List.of(
                            String.valueOf(record.vsid()),
                            Ipv4Address.format(record.customerAddress()),
                            MacAddress.format(record.mac()),
                            Ipv4Address.format(record.providerAddress()),
                            record.rule().name().toLowerCase(Locale.ROOT),
                            record.vmName()));
        }
        add(
                host.name(),
                "lookup records",
                List.of("VSID", "customer address", "MAC", "provider address", "rule", "VM"),
                records);
        List<List<String>> routes = new ArrayList<>();
        for (CustomerRoute route : host.policy().customerRoutes().list()) {
            routes.add(List.of(route.describe()));
        }
        add(host.name(), "customer routes", List.of("route"), routes);
        List<List<String>> addresses = new ArrayList<>();
        for (ProviderAddress address : host.policy().provider().list()) {
            addresses.add(List.of(Ipv4Address.format(address.address())));
        }
        add(host.name(), "provider addresses", List.of("address"), addresses);
        words(host.name(), "ARP table", host.neighborRows());
    }

    private void rules(Firewall firewall) {
        RuleSet rules = firewall.rules();
        List<List<String>> rows = new ArrayList<>();
        for (int position = 1; position <= rules.size(); position++) {
            rows.add(
                    List.of(
                            String.valueOf(position),
                            rules.rule(position).text(),
                            String.valueOf(rules.hits(position)),
                            rules.rule(position).definedAt()));
        }
        add(firewall.name(), "rules", List.of("position", "rule", "hits", "defined at"), rows);
    }

    /** A table whose rows are words already. */
    private void words(String node, String title, List<String> lines) {
        List<List<String>> rows = new ArrayList<>();
        for (String line : lines) {
            rows.add(List.of(line));
        }
        add(node, title, List.of("entry"), rows);
    }

    private void add(String node, String title, List<String> columns, List<List<String>> rows) {
        tables.add(new NodeTable(node, title, columns, rows));
    }
}
