/** The scenario language, runs, reports and the command. */
module org.nvsim.scenarios {
    requires transitive org.nvsim.model;
    requires commons.math3;
    requires info.picocli;
    requires org.commonmark;
    requires org.snakeyaml.engine;
    requires tools.jackson.core;
    requires tools.jackson.databind;
    requires tools.jackson.dataformat.yaml;

    uses org.nvsim.cli.Viewer;
    uses org.nvsim.report.TableFormat;
    uses org.nvsim.scenario.timeline.TimelineKind;

    provides org.nvsim.scenario.timeline.TimelineKind with
            org.nvsim.scenario.timeline.agent.AgentKind,
            org.nvsim.scenario.timeline.firewall.FirewallKind,
            org.nvsim.scenario.timeline.link.LinkKind,
            org.nvsim.scenario.timeline.manager.ManagerKind,
            org.nvsim.scenario.timeline.migrate.MigrateKind,
            org.nvsim.scenario.timeline.node.NodeKind,
            org.nvsim.scenario.timeline.owned.OwnedKind,
            org.nvsim.scenario.timeline.partition.PartitionKind,
            org.nvsim.scenario.timeline.record.RecordKind,
            org.nvsim.scenario.timeline.route.RouteKind,
            org.nvsim.scenario.timeline.script.ScriptKind;

    exports org.nvsim.cli;
    exports org.nvsim.report.html;
    exports org.nvsim.report.pcapng;
    exports org.nvsim.scenario;
    exports org.nvsim.run;
    exports org.nvsim.run.isolation;
    exports org.nvsim.run.journey;
    exports org.nvsim.run.result;
    exports org.nvsim.run.lesson;
    exports org.nvsim.run.record;
    exports org.nvsim.run.sweep;
    exports org.nvsim.run.tables;
    exports org.nvsim.report;
    exports org.nvsim.scenario.problem;
    exports org.nvsim.scenario.spec;

    opens org.nvsim.run.result to
            tools.jackson.databind;
    opens org.nvsim.cli to
            info.picocli;
}
