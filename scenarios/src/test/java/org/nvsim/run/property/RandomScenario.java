package org.nvsim.run.property;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * Writes scenarios at random: a physical network of one of several kinds, tenants that use the same
 * addresses, traffic within and across tenants, and if wanted trouble: firewalls, and links, nodes
 * rules and VMs that change while it runs. The seed says which.
 */
public final class RandomScenario {
    private static final String[] PROTOCOLS = {"any", "icmp", "udp", "tcp", "gre"};
    private static final String[] PRESETS = {
        "allow-all", "default-deny-gre", "reject-gre", "stateful-gre", "block-icmp", "deny-all"
    };

    private final SplittableRandom random;
    private final boolean troubled;
    private final StringBuilder yaml = new StringBuilder();
    private final List<String> links = new ArrayList<>();
    private final List<String> nodes = new ArrayList<>();
    private final List<String> vms = new ArrayList<>();
    private final List<Integer> homes = new ArrayList<>(); // number of each VM's host
    private boolean firewall;
    private int hosts;

    private RandomScenario(long seed, boolean troubled) {
        this.random = new SplittableRandom(seed);
        this.troubled = troubled;
    }

    /** A scenario in which nothing stands in the way of packets. */
    public static String calm(long seed) {
        return new RandomScenario(seed, false).write(seed);
    }

    /** A scenario in which things break. */
    public static String troubled(long seed) {
        return new RandomScenario(seed, true).write(seed);
    }

    private String write(long seed) {
        line("nvsim: 1");
        line("seed: " + seed);
        line("duration: 400ms");
        network();
        line("virtualization: { mechanism: %s, generation: %s }", mechanism(), generation());
        tenants();
        traffic();
        if (troubled) {
            timeline();
        }
        return yaml.toString();
    }

    private String mechanism() {
        return random.nextBoolean() ? "nvgre" : "ip-rewrite";
    }

    private String generation() {
        return random.nextInt(3) == 0 ? "2012r2" : "'2012'";
    }

    private void network() {
        switch (random.nextInt(4)) {
            case 0 -> {
                hosts = between(2, 6);
                line("network: { star: { hosts: %d } }", hosts);
                for (int i = 1; i <= hosts; i++) {
                    links.add("hv" + i + " -- tor");
                }
                nodes.add("tor");
            }
            case 1 -> {
                int leaves = between(2, 3);
                int spines = between(1, 3);
                int each = between(1, 3);
                hosts = leaves * each;
                line(
                        "network: { leaf-spine: { leaves: %d, spines: %d, hosts-per-leaf: %d } }",
                        leaves, spines, each);
                for (int leaf = 1; leaf <= leaves; leaf++) {
                    for (int spine = 1; spine <= spines; spine++) {
                        links.add("leaf" + leaf + " -- spine" + spine);
                    }
                }
                nodes.add("spine1");
            }
            default -> written();
        }
    }

    /** Switches in a line, hosts on any of them, a server, a firewall where the line begins. */
    private void written() {
        hosts = between(2, 5);
        int switches = between(1, 3);
        firewall = troubled || random.nextBoolean();
        line("network:");
        line("  defaults: { rate: %dGbps, delay: %dus }", between(1, 10), between(1, 20));
        line("  hosts:");
        for (int i = 1; i <= hosts; i++) {
            line("    hv%d: { address: 192.168.4.%d/24 }", i, 10 + i);
        }
        line("  switches:");
        for (int i = 1; i <= switches; i++) {
            line("    sw%d: {}", i);
            nodes.add("sw" + i);
        }
        line("  servers: { web: { address: 192.168.4.100/24 } }");
        if (firewall) {
            line("  firewalls: { fw: { preset: %s } }", troubled ? any(PRESETS) : "allow-all");
            nodes.add("fw");
        }
        for (int i = 1; i < switches; i++) {
            links.add("sw" + i + " -- sw" + (i + 1));
        }
        for (int i = 2; i <= hosts; i++) {
            links.add("hv" + i + " -- sw" + between(1, switches));
        }
        links.add("web -- sw1");
        links.add(firewall ? "hv1 -- fw" : "hv1 -- sw1");
        if (firewall) {
            links.add("fw -- sw1");
        }
        line("  links:");
        for (String link : links) {
            line("    - %s", link);
        }
    }

    private void tenants() {
        line("tenants:");
        int count = between(1, 4);
        int vsid = 5000;
        for (int t = 1; t <= count; t++) {
            line("  t%d:", t);
            int subnets = between(1, 3);
            boolean apart = random.nextInt(4) == 0; // every subnet a routing domain of its own
            line("    subnets:");
            for (int s = 1; s <= subnets; s++) {
                String rdid = apart ? ", rdid: 11111111-2222-3333-4444-00000000" + (vsid + 1) : "";
                line("      n%d: { vsid: %d, prefix: 10.0.%d.0/24%s }", s, ++vsid, s, rdid);
            }
            line("    vms:");
            TreeSet<String> taken = new TreeSet<>();
            int vmCount = between(1, 5);
            for (int v = 1; v <= vmCount; v++) {
                int subnet = between(1, subnets);
                String address = "10.0." + subnet + "." + between(2, 9);
                if (taken.add(address)) {
                    String name = "t" + t + "v" + v;
                    int home = between(1, hosts);
                    line(
                            "      %s: { host: hv%d, subnet: n%d, address: %s }",
                            name, home, subnet, address);
                    vms.add(name);
                    homes.add(home);
                }
            }
        }
    }

    private void traffic() {
        int flows = vms.size() < 2 ? 0 : between(3, 8);
        line("traffic:%s", flows == 0 ? " []" : "");
        for (int i = 1; i <= flows; i++) {
            String from = vms.get(random.nextInt(vms.size()));
            String to = vms.get(random.nextInt(vms.size()));
            while (to.equals(from)) {
                to = vms.get(random.nextInt(vms.size()));
            }
            if (troubled && random.nextInt(4) == 0) {
                line(
                        "  - tcp: { name: f%d, from: %s, to: %s, start: %dms, bytes: %dkB }",
                        i, from, to, between(0, 50), between(1, 500));
            } else if (random.nextBoolean()) {
                line(
                        "  - ping: { name: f%d, from: %s, to: %s, start: %dms, count: %d,"
                                + " every: 20ms, size: %dB }",
                        i, from, to, between(0, 50), between(1, 10), between(0, 1400));
            } else {
                line(
                        "  - udp: { name: f%d, from: %s, to: %s, start: %dms, stop: 200ms,"
                                + " rate: %dMbps, size: %dB, port: %d }",
                        i, from, to, between(0, 50), between(1, 3), between(64, 1400), 6000 + i);
            }
        }
    }

    private void timeline() {
        int actions = between(0, 6);
        line("timeline:%s", actions == 0 ? " []" : "");
        TreeSet<String> moved = new TreeSet<>();
        for (int i = 0; i < actions; i++) {
            String at = "{ at: " + between(1, 300) + "ms, ";
            String state = random.nextInt(3) == 0 ? "down" : "up";
            switch (random.nextInt(firewall ? 4 : 3)) {
                case 0 -> line("  - %slink: %s, state: %s }", at, any(links), state);
                case 1 -> line("  - %snode: %s, state: %s }", at, any(nodes), state);
                case 2 -> migration(at, moved);
                default ->
                        line(
                                "  - %sfirewall: fw, %s: %s }",
                                at, random.nextBoolean() ? "allow" : "deny", any(PROTOCOLS));
            }
        }
    }

    private void migration(String at, TreeSet<String> moved) {
        int chosen = random.nextInt(vms.size());
        String vm = vms.get(chosen);
        if (moved.add(vm)) {
            int other = homes.get(chosen) % hosts + 1;
            line("  - %smigrate: %s, to: hv%d, downtime: %dms }", at, vm, other, between(1, 40));
        } else {
            line("  - %slink: %s, state: up }", at, any(links));
        }
    }

    private int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    private String any(List<String> words) {
        return words.get(random.nextInt(words.size()));
    }

    private String any(String[] words) {
        return words[random.nextInt(words.length)];
    }

    private void line(String format, Object... values) {
        yaml.append(String.format(java.util.Locale.ROOT, format, values)).append('\n');
    }
}
