package org.nvsim.virt.gateway;

import org.nvsim.virt.table.KeyedTable;

/**
 * The mappings of one protocol behind one outside address: a port outside stands for one (tenant,
 * address, port) inside, whoever is at the other end (endpoint-independent mapping, RFC 4787).
 */
final class PortTable {
    private static final int PORTS = 1 << 16;

    private final int protocol;
    private final int firstPort;
    private final int lastPort;
    private final PortMapping[] byOutside = new PortMapping[PORTS];
    private final KeyedTable<PortMapping> byInside = new ByInside();
    private int nextPort;

    PortTable(int protocol, int firstPort, int lastPort) {
        this.protocol = protocol;
        this.firstPort = firstPort;
        this.lastPort = lastPort;
        this.nextPort = firstPort;
    }

    /** The mapping of a port outside that is still alive; null if none. */
    PortMapping find(int outsidePort, long nowPs) {
        PortMapping mapping = byOutside[outsidePort];
        if (mapping != null && mapping.isOver(nowPs)) {
            remove(mapping);
            return null;
        }
        return mapping;
    }

    /** The mapping of somebody inside that is still alive; null if none. */
    PortMapping find(int tenant, int inside, int insidePort, long nowPs) {
        PortMapping mapping = byInside.find(key(tenant, inside, insidePort));
        if (mapping != null && mapping.isOver(nowPs)) {
            remove(mapping);
            return null;
        }
        return mapping;
    }

    /** A new mapping with the next free port, in rising order; null if all are taken. */
    PortMapping open(int tenant, int vsid, int inside, int insidePort, long nowPs) {
        for (int tried = firstPort; tried <= lastPort; tried++) {
            int port = nextPort;
            nextPort = port == lastPort ? firstPort : port + 1;
            if (find(port, nowPs) == null) {
                PortMapping mapping =
                        new PortMapping(
                                tenant, vsid, protocol, inside, insidePort, port, false, "");
                mapping.use(nowPs);
                put(mapping);
                return mapping;
            }
        }
        return null;
    }

    /** Enters a mapping; nobody else may have its port. */
    void put(PortMapping mapping) {
        byOutside[mapping.outsidePort] = mapping;
        byInside.put(mapping);
    }

    int size() {
        return byInside.size();
    }

    private void remove(PortMapping mapping) {
        byOutside[mapping.outsidePort] = null;
        byInside.remove(key(mapping.tenant, mapping.inside, mapping.insidePort));
    }

    private static long key(int tenant, int inside, int port) {
        return (long) tenant << 48 | (inside & 0xFFFF_FFFFL) << 16 | port;
    }

    private static final class ByInside extends KeyedTable<PortMapping> {
        @Override
        protected long key(PortMapping mapping) {
            return PortTable.key(mapping.tenant, mapping.inside, mapping.insidePort);
        }
    }
}
