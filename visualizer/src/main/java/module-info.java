/** The desktop app: it reads runs, and changes one only by asking for another. */
module org.nvsim.visualizer {
    requires org.nvsim.scenarios;
    requires javafx.controls;
}
