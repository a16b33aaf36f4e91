package org.nvsim.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Writes scenarios at random, with everything that the language has a word for and that moves
 * frames: networks, mechanisms, adapters, faults, traffic of every kind, and what happens
 * meanwhile. The seed says which.
 */
final class WildScenario {
    private static final String[] PROTOCOLS = {"any", "icmp", "udp", "tcp", "gre"};

    private final Dice dice;
    private final WildNetwork network;
    private final List<String> vms = new ArrayList<>();
    private final List<String> tenants = new ArrayList<>(); // of each VM
    private final List<Integer> homes = new ArrayList<>(); // number of each VM's host
    private String mechanism = "";
    private int durationMs;

    private WildScenario(long seed) {
        dice = new Dice(seed);
        network = new WildNetwork(dice);
    }

    static String of(long seed) {
        return new WildScenario(seed).write(seed);
    }

    private String write(long seed) {
        durationMs = dice.once(8) ? 2000 : dice.between(20, 60);
        dice.line("nvsim: 1");
        dice.line("seed: %d", seed);
        dice.line("duration: %dms", durationMs);
        network.write();
        virtualization();
        if (dice.once(3)) {
            dice.line(
                    "policy: { latency: %s, record-time: %s }",
                    dice.any("100us", "5ms"), dice.any("10us", "1ms"));
        }
        tenants();
        traffic();
        timeline();
        return dice.text();
    }

    private void virtualization() {
        mechanism = dice.any("nvgre", "nvgre", "nvgre", "ip-rewrite", "ip-rewrite", "vlan", "none");
        boolean routed = network.routed || network.nodes.contains("r1");
        if (routed && (mechanism.equals("vlan") || !network.generated)) {
            mechanism = mechanism.equals("ip-rewrite") ? mechanism : "nvgre";
        }
        if (!network.generated && mechanism.equals("none")) {
            mechanism = "vlan";
        }
        List<String> more = new ArrayList<>();
        more.add("mechanism: " + mechanism);
        more.add("generation: " + dice.any("'2012'", "2012r2"));
        if (mechanism.equals("nvgre")) {
            if (dice.once(3)) {
                more.add("broadcast: " + dice.any("drop", "replicate", routedWord()));
            }
            if (dice.once(3)) {
                more.add("oversize: " + dice.any("icmp", "drop", "fragment-inner"));
            }
            if (dice.once(4)) {
                more.add("flow-id: zero");
            }
            if (dice.once(4)) {
                more.add("verify-source: true");
            }
        }
        dice.line("virtualization: { %s }", String.join(", ", more));
    }

    /** No router routes multicast. */
    private String routedWord() {
        return network.routed ? "replicate" : "pa-multicast";
    }

    private void tenants() {
        dice.line("tenants:");
        boolean gateway = network.links.contains("gw -- tor");
        int count = gateway ? 2 : dice.between(1, 3);
        int vsid = 5000;
        boolean plain = mechanism.equals("none") || mechanism.equals("vlan");
        for (int t = 1; t <= count; t++) {
            dice.line("  t%d:", t);
            int subnets = plain ? 1 : dice.between(1, 2);
            int net = plain || gateway ? t : 0; // addresses of its own
            if (!plain && dice.once(4)) {
                dice.line("    virtualization: { mechanism: %s }", dice.any("nvgre", "ip-rewrite"));
            }
            dice.line("    subnets:");
            for (int s = 1; s <= subnets; s++) {
                dice.line("      n%d: { vsid: %d, prefix: 10.%d.%d.0/24 }", s, ++vsid, net, s);
            }
            dice.line("    vms:");
            TreeSet<String> taken = new TreeSet<>();
            int most = dice.between(2, 5);
            for (int v = 1; v <= most; v++) {
                int subnet = dice.between(1, subnets);
                int last = v == 2 ? 10 : dice.between(2, 9); // at least two machines
                String address = "10." + net + "." + subnet + "." + last;
                if (taken.add(address)) {
                    int home = dice.between(1, network.hosts);
                    String name = "t" + t + "v" + v;
                    dice.line(
                            "      %s: { host: hv%d, subnet: n%d, address: %s }",
                            name, home, subnet, address);
                    vms.add(name);
                    tenants.add("t" + t);
                    homes.add(home);
                }
            }
        }
    }

    private void traffic() {
        dice.line("traffic:");
        int flows = dice.between(1, 6);
        for (int i = 1; i <= flows; i++) {
            int chosen = dice.between(0, vms.size() - 1);
            String from = vms.get(chosen);
            String to = partner(chosen);
            String head =
                    String.format(
                            "name: f%d, from: %s, to: %s, start: %dus",
                            i, from, to, dice.once(3) ? 0 : dice.between(0, durationMs * 500));
            switch (dice.between(0, 9)) {
                case 0, 1 -> tcp(head, i);
                case 2 -> requests(head, i);
                case 3 -> transfers(head, i);
                case 4, 5 -> ping(head);
                case 6 -> group(head.replace("to: " + to, "to: " + anybody()), i);
                default -> udp(head, i);
            }
        }
        if (dice.once(6)) {
            matrix();
        }
    }

    /** Mostly one of the same tenant. */
    private String partner(int chosen) {
        if (!network.servers.isEmpty() && dice.once(4)) {
            return dice.any(network.servers);
        }
        List<String> others = new ArrayList<>();
        boolean anywhere = dice.once(8);
        for (int i = 0; i < vms.size(); i++) {
            if (i != chosen && (anywhere || tenants.get(i).equals(tenants.get(chosen)))) {
                others.add(vms.get(i));
            }
        }
        return others.isEmpty() ? vms.get(chosen == 0 ? vms.size() - 1 : 0) : dice.any(others);
    }

    private String anybody() {
        return dice.any("broadcast", "224.1.2.3", "10.0.1.77", "172.16.0.9", "10.0.1.3");
    }

    private String stack() {
        return ", stack: "
                + dice.any("windows-2012", "modern")
                + ", congestion: "
                + dice.any("cubic", "new-reno", "dctcp", "{ cubic: { beta: 0.5 } }");
    }

    private String stop() {
        return dice.once(3) ? ", stop: " + dice.between(durationMs / 2 + 1, durationMs) + "ms" : "";
    }

    private void tcp(String head, int i) {
        dice.line(
                "  - tcp: { %s, bytes: %dB, port: %d%s%s }",
                head, size(), 7000 + i, stack(), stop());
    }

    private int size() {
        int most = dice.once(4) ? 2_000_000 : dice.once(2) ? 200_000 : 5_000;
        return dice.between(0, most);
    }

    private void requests(String head, int i) {
        dice.line(
                "  - request-response: { %s, request: %dB, response: %dB, think: %dus,"
                        + " concurrency: %d, count: %d, port: %d%s%s }",
                head,
                dice.between(1, 3_000),
                dice.between(1, 60_000),
                dice.between(0, 2_000),
                dice.between(1, 4),
                dice.between(1, 100),
                7000 + i,
                stack(),
                stop());
    }

    private void transfers(String head, int i) {
        dice.line(
                "  - transfers: { %s, rate: %dMbps, sizes: sizes.cdf, count: %d, port: %d%s%s }",
                head, dice.between(1, 200), dice.between(1, 50), 7000 + i, stack(), stop());
    }

    private void ping(String head) {
        dice.line(
                "  - ping: { %s, count: %d, every: %dus, size: %dB%s }",
                head,
                dice.between(1, 20),
                dice.between(100, 8_000),
                datagram(0),
                dice.once(4) ? ", dont-fragment: true" : "");
    }

    private int datagram(int least) {
        return dice.between(least, dice.once(4) ? 12_000 : 1_500);
    }

    private void group(String head, int i) {
        if (dice.once(3)) {
            ping(head);
        } else {
            udp(head, i);
        }
    }

    private void udp(String head, int i) {
        String arrivals =
                switch (dice.between(0, 5)) {
                    case 0 -> ", arrivals: poisson";
                    case 1 -> ", arrivals: on-off, burst: 300us, pause: 700us";
                    default -> "";
                };
        dice.line(
                "  - udp: { %s, rate: %dMbps, size: %dB, count: %d, port: %d%s%s%s }",
                head,
                dice.between(1, dice.once(4) ? 2_000 : 40),
                datagram(16),
                dice.between(1, 400),
                6000 + i,
                arrivals,
                dice.once(4) ? ", dont-fragment: true" : "",
                stop());
    }

    private void matrix() {
        dice.line(
                "  - matrix: { name: m, pattern: %s, each: { %s } }",
                dice.any("shift", "permutation", "hotspot", "all-to-all"),
                dice.any(
                        "tcp: { bytes: 40kB, port: 7100 }",
                        "udp: { rate: 3Mbps, size: 800B, count: 20, port: 7100 }",
                        "ping: { count: 3, every: 2ms }",
                        "request-response: { count: 5, response: 9kB, port: 7100 }"));
    }

    private void timeline() {
        int actions = dice.once(2) ? 0 : dice.between(1, 5);
        dice.line("timeline:%s", actions == 0 ? " []" : "");
        TreeSet<String> moved = new TreeSet<>();
        for (int i = 0; i < actions; i++) {
            String at = "at: " + dice.between(1, durationMs * 900) + "us, ";
            String state = dice.any("down", "up");
            switch (dice.between(0, 7)) {
                case 0 -> dice.line("  - { %slink: %s, state: %s }", at, link(), state);
                case 1 ->
                        dice.line(
                                "  - { %snode: %s, state: %s }",
                                at, dice.any(network.nodes), state);
                case 2 -> dice.line("  - { %sagent: hv1, state: %s }", at, state);
                case 3 -> dice.line("  - { %smanager: %s }", at, state);
                case 4 -> dice.line("  - { %spartition: [ hv1 ], state: %s }", at, state);
                case 5 -> firewall(at);
                default -> migration(at, moved);
            }
        }
    }

    private String link() {
        return dice.any(network.links);
    }

    private void firewall(String at) {
        if (network.firewall.isEmpty()) {
            dice.line("  - { %snode: hv1, state: up }", at);
        } else {
            dice.line(
                    "  - { %sfirewall: %s, %s: %s }",
                    at, network.firewall, dice.any("allow", "deny", "reject"), dice.any(PROTOCOLS));
        }
    }

    private void migration(String at, TreeSet<String> moved) {
        int chosen = dice.between(0, vms.size() - 1);
        String vm = vms.get(chosen);
        int other = homes.get(chosen) % network.hosts + 1;
        if (other == homes.get(chosen) || !moved.add(vm)) {
            dice.line("  - { %slink: %s, state: up }", at, link());
            return;
        }
        dice.line(
                "  - { %smigrate: %s, to: hv%d, downtime: %s%s%s }",
                at,
                vm,
                other,
                dice.any("10us", "2ms", "15ms"),
                dice.once(4) ? ", update-policy: false" : "",
                mechanism.equals("vlan") ? ", configure-switches: " + dice.once(2) : "");
    }
}
