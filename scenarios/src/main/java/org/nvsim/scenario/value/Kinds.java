package org.nvsim.scenario.value;

import java.util.List;
import org.nvsim.scenario.bind.Kind;

/** What has names in a scenario. */
public final class Kinds {
    /** Everything that can appear in a capture has one name for itself. */
    public static final Kind THING = Kind.of("node or VM", "nodes and VMs");

    public static final Kind NODE = Kind.of("node", "nodes");
    public static final Kind HOST = Kind.of("host", "hosts");
    public static final Kind FIREWALL = Kind.of("firewall", "firewalls");
    public static final Kind SERVER = Kind.of("server", "servers");
    public static final Kind TENANT = Kind.enclosing("tenant", "tenants");
    public static final Kind SUBNET = Kind.local("subnet", "subnets");
    public static final Kind VM = Kind.of("VM", "VMs");
    public static final Kind FLOW = Kind.of("flow", "flows");
    public static final Kind VARIANT = Kind.of("variant", "variants");
    public static final Kind MATRIX = Kind.of("matrix", "matrices");

    private Kinds() {}

    /** The kinds of a physical node that nothing refers to by its own kind. */
    public static List<Kind> node(String label, String plural) {
        return node(Kind.of(label, plural));
    }

    public static List<Kind> node(Kind own) {
        return List.of(own, NODE, THING);
    }
}
