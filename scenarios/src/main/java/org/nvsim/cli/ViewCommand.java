package org.nvsim.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nvsim.scenario.problem.ScenarioException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code nvsim view}: the desktop app on a scenario. */
@Command(
        name = "view",
        description = "Opens the desktop app on a scenario, or draws it into a file.",
        mixinStandardHelpOptions = true)
final class ViewCommand implements Callable<Integer> {
    private static final Pattern SIZE = Pattern.compile("([1-9][0-9]{2,3})x([1-9][0-9]{2,3})");

    @Spec private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "A scenario: a YAML file, or the name of a shipped one (nvsim list).")
    private String file;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of every random stream.")
    private Long seed;

    @Option(
            names = "--set",
            paramLabel = "PATH=VALUE",
            description = "Overrides anything in the file; repeatable.")
    private List<String> settings = new ArrayList<>();

    @Option(
            names = "--screenshot",
            paramLabel = "PNG",
            description = "Draws the app into this file; needs no display.")
    private Path screenshot;

    @Option(names = "--at", paramLabel = "TIME", description = "The moment drawn, as in 100ms.")
    private String at;

    @Option(
            names = "--size",
            paramLabel = "WxH",
            defaultValue = "1280x800",
            description = "Size of the picture in pixels (${DEFAULT-VALUE}).")
    private String size;

    @Option(
            names = "--select",
            paramLabel = "FLOW",
            description = "Opens the first packet of this flow in the picture.")
    private String flow;

    @Option(names = "--dark", description = "Draws the picture in dark colours.")
    private boolean dark;

    ViewCommand() {}

    @Override
    public Integer call() throws ScenarioException, IOException {
        Effect.needs(
                spec, "--screenshot", screenshot != null, "--at", "--size", "--select", "--dark");
        Effect.needs(spec, "FILE", file != null, "--seed", "--set");
        Iterator<Viewer> viewers = ServiceLoader.load(Viewer.class).iterator();
        if (!viewers.hasNext()) {
            return refuse("the desktop app is not part of this installation");
        }
        Viewer.Request request = request();
        try {
            if (screenshot == null) {
                viewers.next().show(request);
            } else {
                viewers.next().screenshot(request, wanted());
            }
        } catch (UnsupportedOperationException e) {
            return refuse("the desktop app needs a display: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            return refuse(e.getMessage());
        }
        return Status.OK;
    }

    private Viewer.Request request() throws ScenarioException {
        List<String> all = new ArrayList<>(settings);
        if (seed != null) {
            all.add("seed=" + seed);
        }
        Viewer.Request request = new Viewer.Request(Optional.ofNullable(file), all);
        if (file != null) {
            request.load(); // a file that is wrong is refused before any window opens
        } else if (screenshot != null) {
            throw new ParameterException(spec.commandLine(), "--screenshot needs a FILE");
        }
        return request;
    }

    private Viewer.Screenshot wanted() {
        Matcher pixels = SIZE.matcher(size);
        if (!pixels.matches()) {
            throw new ParameterException(
                    spec.commandLine(), "--size is written as in 1280x800, found '" + size + "'");
        }
        return new Viewer.Screenshot(
                screenshot,
                at == null ? OptionalLong.empty() : OptionalLong.of(Moment.parse(spec, at)),
                Optional.ofNullable(flow),
                Integer.parseInt(pixels.group(1)),
                Integer.parseInt(pixels.group(2)),
                dark);
    }

    private int refuse(String reason) {
        spec.commandLine().getErr().println("nvsim: " + reason);
        return Status.WRONG_INPUT;
    }
}
