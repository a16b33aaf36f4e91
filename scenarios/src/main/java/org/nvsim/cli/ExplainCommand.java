package org.nvsim.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.nvsim.report.JourneyJson;
import org.nvsim.report.JourneyText;
import org.nvsim.run.journey.Journey;
import org.nvsim.scenario.problem.ScenarioException;
import org.nvsim.scenario.spec.FlowSpec;
import org.nvsim.scenario.spec.Scenario;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code nvsim explain}: the journey of one packet. */
@Command(
        name = "explain",
        description = "Follows one packet hop by hop: what was done to it, and what decided that.",
        mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private CommonOptions options;
    @Mixin private VariantOption variant;

    @Option(
            names = "--flow",
            required = true,
            paramLabel = "NAME",
            description = "The flow of the scenario whose packet to follow.")
    private String flow;

    @Option(
            names = "--packet",
            paramLabel = "N",
            description =
                    "Which packet of it, from 1. By default the first that was dropped, or if none"
                            + " was, the first.")
    private Long packet;

    @Option(names = "--bytes", description = "Shows packets in hexadecimal digits too.")
    private boolean bytes;

    ExplainCommand() {}

    @Override
    public Integer call() throws ScenarioException, IOException {
        if (options.out() == null) {
            Effect.excludes(spec, "--bytes", "--json", "the document always has them");
        }
        if (packet != null && packet < 1) {
            throw wrong("packets are numbered from 1, not " + packet);
        }
        Scenario scenario = variant.choose(options.open());
        Journey journey = Journey.of(scenario, flow(scenario), packet == null ? 0 : packet);
        if (journey.hops().isEmpty()) {
            throw wrong(missing(journey));
        }
        String text = JourneyText.of(journey, bytes);
        String json = JourneyJson.of(journey);
        spec.commandLine().getOut().print(options.json() ? json : text);
        if (options.out() != null) {
            ResultFolder.write(options.out(), "journey.json", json, "journey.txt", text);
        }
        return Status.OK;
    }

    private FlowSpec flow(Scenario scenario) {
        List<String> names = scenario.traffic().stream().map(FlowSpec::name).toList();
        return scenario.flow(flow)
                .orElseThrow(
                        () -> wrong(VariantOption.unknown(scenario.name(), "flow", flow, names)));
    }

    private String missing(Journey journey) {
        return "flow '"
                + flow
                + "' had "
                + (journey.packets() == 1 ? "1 packet" : journey.packets() + " packets")
                + (journey.packets() == 0 ? "" : ", so there is no packet " + packet);
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
