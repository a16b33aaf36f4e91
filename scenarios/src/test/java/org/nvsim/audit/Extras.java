package org.nvsim.audit;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Adds what nobody uses to a scenario of {@link WildScenario}; where it has no place, nothing. */
final class Extras {
    private Extras() {}

    /** A host with a link of its own, the last of all. */
    static String host(String yaml) {
        String grown = grow(yaml, "star: \\{ hosts: (\\d+)");
        grown = grow(grown, "dumbbell: \\{ left: \\d+, right: (\\d+)");
        return link(
                after(grown, "    hv\\d+: \\{ address: [^\n]*\n", "    hv99: { address: %s }\n"),
                "hv99");
    }

    /** A switch with nothing behind it. */
    static String networkSwitch(String yaml) {
        String more = yaml.replace("switches: { tor: {}, ", "switches: { tor: {}, spare: {}, ");
        more = after(more, "    sw\\d+: \\{}\n", "    spare: {}\n");
        return link(more, "spare");
    }

    /**
     * A tenant with two machines, on a host to which none moves: there they would take queues of
     * the adapter, so that one that comes later gets another core (decision 0022). Not where all
     * tenants share one segment ({@code none}): there the machines are not idle, as each gets every
     * broadcast, which takes a time of their virtual switch.
     */
    static String tenant(String yaml) {
        int home = 1;
        while (yaml.contains(", to: hv" + home + ", downtime")) {
            home++;
        }
        if (!yaml.contains("host: hv" + home + ",") || yaml.contains("mechanism: none")) {
            return yaml;
        }
        String idle =
                """
                  idle:
                    subnets:
                      n1: { vsid: 6001, prefix: 10.77.1.0/24 }
                    vms:
                      idle1: { host: hv%1$d, subnet: n1, address: 10.77.1.2 }
                      idle2: { host: hv%1$d, subnet: n1, address: 10.77.1.3 }
                """
                        .formatted(home);
        return yaml.replace("\ntraffic:\n", "\n" + idle + "traffic:\n");
    }

    private static String grow(String yaml, String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(yaml);
        if (!found.find()) {
            return yaml;
        }
        int more = Integer.parseInt(found.group(1)) + 1;
        return yaml.substring(0, found.start(1)) + more + yaml.substring(found.end(1));
    }

    private static String after(String yaml, String lastOf, String line) {
        Matcher found = Pattern.compile(lastOf).matcher(yaml);
        int end = -1;
        while (found.find()) {
            end = found.end();
        }
        String address = yaml.contains("192.168.4.") ? "192.168.4.99/24" : "";
        return end < 0
                ? yaml
                : yaml.substring(0, end) + String.format(line, address) + yaml.substring(end);
    }

    /** Joins it to the first switch, by the last of all links. */
    private static String link(String yaml, String node) {
        if (!yaml.contains("    " + node + ":") && !yaml.contains(node + ": {}")) {
            return yaml;
        }
        String to = yaml.contains("sw1: {}") ? "sw1" : "tor";
        return after(
                yaml,
                "    - [^{\n]* -- [^\n]*\n|    - \\{ link: [^\n]*\n",
                "    - " + node + " -- " + to + "\n");
    }
}
