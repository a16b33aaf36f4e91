package org.nvsim.scenario;

import java.util.List;
import org.nvsim.scenario.bind.Kind;

/** What has names in a scenario. */
final class Kinds {
    /** Everything that can appear in a capture has one name for itself. */
    static final Kind THING = Kind.of("node or VM", "nodes and VMs");

    static final Kind NODE = Kind.of("node", "nodes");
    static final Kind HOST = Kind.of("host", "hosts");
    static final Kind FIREWALL = Kind.of("firewall", "firewalls");
    static final Kind SERVER = Kind.of("server", "servers");
    static final Kind TENANT = Kind.enclosing("tenant", "tenants");
    static final Kind SUBNET = Kind.local("subnet", "subnets");
    static final Kind VM = Kind.of("VM", "VMs");
    static final Kind FLOW = Kind.of("flow", "flows");
    static final Kind VARIANT = Kind.of("variant", "variants");
    static final Kind MATRIX = Kind.of("matrix", "matrices");

    private Kinds() {}

    /** The kinds of a physical node that nothing refers to by its own kind. */
    static List<Kind> node(String label, String plural) {
        return node(Kind.of(label, plural));
    }

    static List<Kind> node(Kind own) {
        return List.of(own, NODE, THING);
    }
}
