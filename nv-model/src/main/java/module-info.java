/** From wire formats up to virtualization hosts. */
module org.nvsim.model {
    requires transitive org.nvsim.engine;
    requires transitive org.nvsim.topology;

    exports org.nvsim.packet;
    exports org.nvsim.observe;
}
