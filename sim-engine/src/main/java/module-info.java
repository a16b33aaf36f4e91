/** Time, events, chance and the digest of a run. Knows nothing of networks. */
module org.nvsim.engine {
    requires org.apache.commons.rng.api;
    requires org.apache.commons.rng.simple;

    exports org.nvsim.engine;
    exports org.nvsim.engine.random;
}
