/** The physical network as a pure graph: no time, no frames. */
module org.nvsim.topology {
    requires org.jgrapht.core;
    requires org.jgrapht.io;

    exports org.nvsim.topology;
    exports org.nvsim.topology.generate;
    exports org.nvsim.topology.importer;
    exports org.nvsim.topology.layout;
    exports org.nvsim.topology.partition;
    exports org.nvsim.topology.route;
}
