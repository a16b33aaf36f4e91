/** The scenario language, runs, reports and the command. */
module org.nvsim.scenarios {
    requires transitive org.nvsim.model;
}
