package org.nvsim.control.powershell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.nvsim.host.Host;

/** The hosts of a simulation as scripts administer them: every change is in force at once. */
public final class LiveHosts implements NetworkVirtualizationHosts {
    private final Map<String, HostAdministration> hosts = new TreeMap<>();
    private final List<String> names = new ArrayList<>();

    /**
     * @param all in the order to show them; names differ in more than case
     */
    public LiveHosts(List<Host> all) {
        for (Host host : all) {
            HostAdministration administration =
                    new PolicyAdministration(host.name(), host.policy(), new LiveEquipment(host));
            if (hosts.put(key(host.name()), administration) != null) {
                throw new IllegalArgumentException("two hosts are called " + host.name());
            }
            names.add(host.name());
        }
    }

    @Override
    public Optional<HostAdministration> host(String name) {
        return Optional.ofNullable(hosts.get(key(name)));
    }

    @Override
    public List<String> names() {
        return List.copyOf(names);
    }

    /** Every host, in the order given. */
    public List<HostAdministration> all() {
        List<HostAdministration> all = new ArrayList<>();
        names.forEach(name -> all.add(hosts.get(key(name))));
        return all;
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
