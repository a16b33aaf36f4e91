/** The desktop app: it reads runs, and changes one only by asking for another. */
module org.nvsim.visualizer {
    requires transitive org.nvsim.scenarios;
    requires transitive org.nvsim.topology;
    requires transitive javafx.controls;
    requires atlantafx.base;
    requires java.logging;
    requires org.kordamp.ikonli.core;
    requires org.kordamp.ikonli.feather;
    requires org.kordamp.ikonli.javafx;

    exports org.nvsim.visualizer;

    provides org.nvsim.cli.Viewer with
            org.nvsim.visualizer.DesktopViewer;
}
