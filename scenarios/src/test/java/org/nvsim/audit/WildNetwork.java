package org.nvsim.audit;

import java.util.ArrayList;
import java.util.List;

/** A physical network of one of several kinds, with adapters, cores, faults; by chance. */
final class WildNetwork {
    private static final String[] PRESETS = {
        "allow-all",
        "allow-all",
        "default-deny-gre",
        "reject-gre",
        "gre-payload-ip-only",
        "stateful-gre",
        "block-icmp",
        "mtu-clamp",
        "deny-all"
    };
    private static final String[] RATES = {
        "10Mbps", "45Mbps", "100Mbps", "622Mbps", "1Gbps", "1Gbps", "3Gbps", "10Gbps", "40Gbps"
    };
    private static final String[] ADAPTERS = {
        "plain",
        "standard",
        "nvgre-offload",
        "{ like: standard, backpressure: true }",
        "{ like: standard, coalescing: false }",
        "{ like: nvgre-offload, vm-queues: false }",
        "{ like: standard, large-send: false, receive-checksum: false }",
        "{ like: plain, coalescing: true, moderation: 30us }"
    };

    private final Dice dice;
    final List<String> links = new ArrayList<>();
    final List<String> nodes = new ArrayList<>(); // that may fail
    final List<String> servers = new ArrayList<>();
    String firewall = ""; // none
    boolean routed; // hosts are in more than one subnet of the provider
    boolean generated; // by a rule
    int hosts;

    WildNetwork(Dice dice) {
        this.dice = dice;
    }

    void write() {
        dice.line("network:");
        if (dice.once(4)) {
            dice.line("  timing-noise: %s", dice.any("0us", "1us", "50us"));
        }
        dice.line(
                "  defaults: { rate: %s, delay: %s, mtu: %s, buffer: %s%s }",
                dice.any(RATES),
                dice.any("100ns", "1us", "7us", "100us", "1ms"),
                dice.any("1500", "1600", "1600", "9000", "1300"),
                dice.any("10KiB", "64KiB", "512KiB", "512KiB", "4MiB"),
                dice.once(4) ? ", mark-above: " + dice.any("5kB", "30kB", "100kB") : "");
        if (dice.once(2)) {
            dice.line("  nic: %s", dice.any(ADAPTERS));
        }
        if (dice.once(3)) {
            dice.line("  cores: %d", dice.between(1, 4));
        }
        switch (dice.between(0, 9)) {
            case 0 -> star();
            case 1 -> dumbbell();
            case 2, 3 -> leafSpine();
            case 4 -> fatTree();
            case 5, 6 -> gateway();
            default -> written();
        }
        faults();
    }

    private void star() {
        hosts = dice.between(1, 6);
        dice.line("  star: { hosts: %d }", hosts);
        join("tor", 1, hosts);
        nodes.add("tor");
        tier("hv* -- tor");
    }

    private void dumbbell() {
        int left = dice.between(1, 4);
        routed = true;
        hosts = left + dice.between(1, 4);
        dice.line("  dumbbell: { left: %d, right: %d }", left, hosts - left);
        join("left", 1, left);
        join("right", left + 1, hosts);
        links.add("left -- right");
        nodes.add("left");
        nodes.add("right");
        tier("left -- right");
    }

    private void leafSpine() {
        int leaves = dice.between(2, 3);
        int spines = dice.between(1, 3);
        int each = dice.between(1, 3);
        hosts = leaves * each;
        routed = true;
        dice.line(
                "  leaf-spine: { leaves: %d, spines: %d, hosts-per-leaf: %d }",
                leaves, spines, each);
        for (int leaf = 1; leaf <= leaves; leaf++) {
            join("leaf" + leaf, (leaf - 1) * each + 1, leaf * each);
            for (int spine = 1; spine <= spines; spine++) {
                links.add("leaf" + leaf + " -- spine" + spine);
            }
        }
        nodes.add("leaf1");
        nodes.add("spine1");
        tier("leaf* -- spine*");
    }

    private void fatTree() {
        int k = dice.once(2) ? 2 : 4;
        hosts = k * k * k / 4;
        routed = true;
        generated = true;
        dice.line("  fat-tree: { k: %d }", k);
        links.add("hv1 -- edge1");
        links.add("edge1 -- agg1");
        links.add("agg1 -- core1");
        nodes.add("agg1");
        nodes.add("core1");
        tier("agg* -- core*");
    }

    private void join(String node, int from, int to) {
        generated = true;
        for (int i = from; i <= to; i++) {
            links.add("hv" + i + " -- " + node);
        }
    }

    private void tier(String pattern) {
        if (dice.once(3)) {
            String wall =
                    dice.once(3) && links.stream().anyMatch(l -> !matches(l, pattern))
                            ? ", firewall: { preset: " + dice.any(PRESETS) + " }"
                            : "";
            dice.line("  tiers: [ { link: '%s', rate: %s%s } ]", pattern, dice.any(RATES), wall);
            if (!wall.isEmpty()) {
                links.removeIf(l -> matches(l, pattern));
            }
        }
    }

    private static boolean matches(String link, String pattern) {
        return link.matches(pattern.replace("*", "[0-9]*"));
    }

    /** Two switches, hosts on the first, a way out through a gateway to a server. */
    private void gateway() {
        hosts = dice.between(1, 4);
        boolean nat = dice.once(2);
        dice.line("  hosts:");
        for (int i = 1; i <= hosts; i++) {
            dice.line("    hv%d: { address: 192.168.4.%d/24 }", i, 10 + i);
            links.add("hv" + i + " -- tor");
        }
        dice.line("  switches: { tor: {}, lan: {} }");
        dice.line(
                "  gateways: { gw: { address: 192.168.4.2/24, mode: %s, outside: 192.168.8.2/24,"
                        + " prefixes: [ 192.168.9.0/24 ], tenants: [ %s ] } }",
                nat ? "nat" : "forwarding", nat ? "t1, t2" : "t1");
        dice.line("  routers: { r1: { addresses: [ 192.168.8.1/24, 192.168.9.1/24 ] } }");
        dice.line("  servers: { web: { address: 192.168.9.20/24 } }");
        servers.add("web");
        links.add("gw -- tor");
        boolean wall = dice.once(3);
        if (wall) {
            firewall = "fw";
            dice.line("  firewalls: { fw: { preset: %s } }", dice.any(PRESETS));
            links.add("gw -- fw");
            links.add("fw -- r1");
        } else {
            links.add("gw -- r1");
        }
        links.add("r1 -- lan");
        links.add("web -- lan");
        nodes.add("tor");
        nodes.add("r1");
        writeLinks();
    }

    /** Switches in a line, hosts on any of them, a firewall or a router in the middle. */
    private void written() {
        hosts = dice.between(2, 5);
        int switches = dice.between(1, 3);
        routed = switches > 1 && dice.once(3); // a router behind the first switch
        dice.line("  hosts:");
        List<String> beyond = new ArrayList<>();
        for (int i = 1; i <= hosts; i++) {
            boolean far = routed && (i == hosts || dice.once(2));
            dice.line(
                    "    hv%d: { address: 192.168.%d.%d/24%s }",
                    i, far ? 5 : 4, 10 + i, dice.once(6) ? ", cores: 2" : "");
            int at = far ? dice.between(2, switches) : routed ? 1 : dice.between(1, switches);
            if (i == hosts && (!routed || far)) {
                at = switches; // so that each switch leads to somebody
            }
            links.add("hv" + i + " -- sw" + at);
        }
        dice.line("  switches:");
        for (int i = 1; i <= switches; i++) {
            dice.line("    sw%d: {}", i);
            nodes.add("sw" + i);
        }
        dice.line("  servers: { web: { address: 192.168.4.100/24 } }");
        links.add("web -- sw1");
        servers.add("web");
        if (routed) {
            dice.line("  routers: { r1: { addresses: [ 192.168.4.1/24, 192.168.5.1/24 ] } }");
            beyond.add("sw1 -- r1");
            beyond.add("r1 -- sw2");
            nodes.add("r1");
        } else if (switches > 1) {
            beyond.add("sw1 -- sw2");
        }
        if (!beyond.isEmpty() && dice.once(2)) {
            firewall = "fw";
            dice.line("  firewalls: { fw: { preset: %s } }", dice.any(PRESETS));
            String last = beyond.remove(beyond.size() - 1);
            beyond.add(last.replace("sw2", "fw"));
            beyond.add("fw -- sw2");
            nodes.add("fw");
        }
        links.addAll(beyond);
        if (switches > 2) {
            links.add("sw2 -- sw3");
        }
        writeLinks();
    }

    private void writeLinks() {
        dice.line("  links:");
        for (String link : links) {
            if (dice.once(6)) {
                dice.line("    - { link: %s, rate: %s }", link, dice.any(RATES));
            } else {
                dice.line("    - %s", link);
            }
        }
    }

    private void faults() {
        if (!dice.once(3)) {
            return;
        }
        String where = dice.once(2) ? "'* -- *'" : dice.any(links);
        String what =
                switch (dice.between(0, 6)) {
                    case 0 -> "loss: 2%";
                    case 1 -> "corruption: 2%";
                    case 2 -> "duplication: 5%";
                    case 3 -> "reordering: 3%, reordering-delay: 200us";
                    case 4 -> "jitter: 40us";
                    case 5 -> "flap: { start: 5ms, every: 30ms, down: 4ms }";
                    default -> "loss: 1%, duplication: 2%, corruption: 1%, jitter: 20us";
                };
        dice.line("  faults: [ { link: %s, %s } ]", where, what);
    }
}
