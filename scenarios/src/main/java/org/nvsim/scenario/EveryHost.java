package org.nvsim.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nvsim.scenario.yaml.Located;
import org.nvsim.scenario.yaml.LocatedMap;

/**
 * Paths that mean every host, {@code network.hosts.*.nic}: those that are written, and by what the
 * network says for all of them those that a rule makes.
 */
final class EveryHost {
    private static final String NETWORK = "network.";
    private static final String HOSTS = NETWORK + "hosts.";

    /** What paths of every host begin with. */
    static final String PREFIX = HOSTS + "*.";

    private EveryHost() {}

    /** The setting for one host after another, or as it is if it does not mean every host. */
    static List<Setting> expand(Setting setting, LocatedMap root) {
        if (!setting.path().startsWith(PREFIX)) {
            return List.of(setting);
        }
        String rest = setting.path().substring(PREFIX.length());
        Optional<LocatedMap> network = map(root.get("network"));
        List<Setting> all = new ArrayList<>();
        network.flatMap(n -> map(n.get("hosts")))
                .ifPresent(
                        hosts ->
                                hosts.entries()
                                        .forEach(
                                                e ->
                                                        all.add(
                                                                at(
                                                                        HOSTS + e.key() + ".",
                                                                        rest,
                                                                        setting))));
        boolean ruled = network.map(NetworkKeys::hasRule).orElse(false);
        if (ruled || all.isEmpty()) {
            all.add(0, at(NETWORK, rest, setting));
        }
        return all;
    }

    /** Where the network says for all hosts what one of them leaves out; empty for other paths. */
    static Optional<Setting> saidByNetwork(Setting setting) {
        if (!setting.path().startsWith(HOSTS)) {
            return Optional.empty();
        }
        String rest = setting.path().substring(setting.path().lastIndexOf('.') + 1);
        boolean shared = rest.equals(NodeKeys.NIC.name()) || rest.equals(NodeKeys.CORES.name());
        return shared ? Optional.of(at(NETWORK, rest, setting)) : Optional.empty();
    }

    private static Setting at(String place, String rest, Setting setting) {
        return new Setting(setting.mark(), place + rest, setting.value());
    }

    private static Optional<LocatedMap> map(Optional<Located> value) {
        return value.filter(LocatedMap.class::isInstance).map(LocatedMap.class::cast);
    }
}
