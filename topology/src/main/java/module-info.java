/** The physical network as a pure graph: no time, no frames. */
module org.nvsim.topology {
    requires org.jgrapht.core;
}
