/** The desktop app: it reads runs, and changes one only by asking for another. */
module org.nvsim.visualizer {
    requires org.nvsim.scenarios;
    requires transitive org.nvsim.topology;
    requires transitive javafx.controls;

    exports org.nvsim.visualizer;
}
