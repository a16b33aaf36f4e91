package org.nvsim.control.powershell;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Names of variables for sessions to hosts, readable and each once. */
final class SessionNames {
    static final String ALL = "$allHosts";

    private final Map<String, String> byHost = new TreeMap<>();
    private final int hosts;

    SessionNames(List<HostAdministration> hosts) {
        this.hosts = hosts.size();
        for (HostAdministration host : hosts) {
            String plain = host.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
            String name = "$" + plain + "Session";
            while (byHost.containsValue(name)) {
                name += "X";
            }
            byHost.put(host.name(), name);
        }
    }

    String of(HostAdministration host) {
        return byHost.get(host.name());
    }

    /** The sessions of some hosts as an argument; those of all have a name of their own. */
    String list(List<HostAdministration> some) {
        return some.size() == hosts && hosts > 1 ? ALL : each(some);
    }

    /** The sessions one by one. */
    String each(List<HostAdministration> some) {
        return some.stream().map(this::of).collect(Collectors.joining(", "));
    }
}
