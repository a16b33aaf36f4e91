package org.nvsim.visualizer.viewmodel;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.nvsim.report.pcapng.Capture;
import org.nvsim.report.pcapng.CaptureLimits;
import org.nvsim.run.Run;
import org.nvsim.run.record.Recording;
import org.nvsim.scenario.problem.ScenarioException;

/** Writes the packets that pass the filter as a capture, had by running the scenario again. */
public final class Export {
    private Export() {}

    /** Writes a pcapng file with what every machine saw of the given frames. */
    public static void packets(RunScene world, int[] packets, String comment, Path file)
            throws IOException {
        Recording recording = world.recording();
        Set<Long> wanted = new HashSet<>(); // membership only
        for (int packet : packets) {
            wanted.add(recording.packets().id(packet));
        }
        Set<String> places = new TreeSet<>(recording.places());
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
                Capture capture = new Capture(out, places, comment, CaptureLimits.NONE)) {
            Run.of(
                            world.scenario(),
                            (timePs, place, port, action, frame, reason, decision) -> {
                                if (wanted.contains(frame.id())) {
                                    capture.observe(
                                            timePs, place, port, action, frame, reason, decision);
                                }
                            })
                    .finish();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (ScenarioException e) {
            throw new IllegalStateException("a scenario that ran runs no more", e);
        }
    }
}
