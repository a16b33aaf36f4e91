/** The scenario language, runs, reports and the command. */
module org.nvsim.scenarios {
    requires transitive org.nvsim.model;
    requires info.picocli;

    exports org.nvsim.cli;

    opens org.nvsim.cli to
            info.picocli;
}
