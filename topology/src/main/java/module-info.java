/** The physical network as a pure graph: no time, no frames. */
module org.nvsim.topology {
    requires java.xml;
    requires org.jgrapht.core;

    exports org.nvsim.limits;
    exports org.nvsim.topology;
    exports org.nvsim.topology.generate;
    exports org.nvsim.topology.importer;
    exports org.nvsim.topology.layout;
    exports org.nvsim.topology.partition;
    exports org.nvsim.topology.route;
}
