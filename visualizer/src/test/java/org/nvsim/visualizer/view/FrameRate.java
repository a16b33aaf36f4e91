package org.nvsim.visualizer.view;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.nvsim.run.record.Recorder;
import org.nvsim.run.record.Recording;
import org.nvsim.scenario.Overrides;
import org.nvsim.scenario.ScenarioLoader;
import org.nvsim.visualizer.viewmodel.Preferences;
import org.nvsim.visualizer.viewmodel.RunModel;
import org.nvsim.visualizer.viewmodel.Workspace;

/**
 * Measures how many pictures a second the whole window shows, 1280 by 800, while it plays a run
 * with about so many packets on links as the first argument says (2000). No test: machines differ.
 */
final class FrameRate {
    private static final long WARM_NANOS = 3_000_000_000L;
    private static final long MEASURED_NANOS = 8_000_000_000L;
    private static final int BOTH_WAYS_OF_BOTH_LINKS = 4;
    private static final double PACKETS_PER_SECOND = 25_000;

    private FrameRate() {}

    /** Prints the figures and ends. */
    public static void main(String[] args) throws Exception {
        int packets = args.length > 0 ? Integer.parseInt(args[0]) : 2000;
        double delaySeconds = packets / (BOTH_WAYS_OF_BOTH_LINKS * PACKETS_PER_SECOND);
        Recording recording =
                Recorder.record(
                        ScenarioLoader.parse("frames", scenario(delaySeconds), Overrides.none())
                                .scenario(),
                        share -> true);
        CompletableFuture<String> result = new CompletableFuture<>();
        Platform.startup(() -> measure(recording, result));
        System.out.println(result.join());
        Platform.exit();
    }

    private static String scenario(double delaySeconds) {
        return """
        nvsim: 1
        title: Many packets
        duration: 2s
        network:
          defaults: { rate: 10Gbps, delay: %dus }
          hosts: { hv1: { address: 192.168.4.11/24 }, hv2: { address: 192.168.4.12/24 } }
          switches: { tor: {} }
          links: [ hv1 -- tor, hv2 -- tor ]
        virtualization: { mechanism: nvgre }
        tenants:
          blue:
            subnets: { front: { vsid: 5001, prefix: 10.0.0.0/24 } }
            vms:
              blue1: { host: hv1, subnet: front, address: 10.0.0.5 }
              blue2: { host: hv2, subnet: front, address: 10.0.0.7 }
          red:
            subnets: { front: { vsid: 6001, prefix: 10.0.0.0/24 } }
            vms:
              red1: { host: hv1, subnet: front, address: 10.0.0.5 }
              red2: { host: hv2, subnet: front, address: 10.0.0.7 }
        traffic:
          - udp: { name: there, from: blue1, to: blue2, rate: 200Mbps, size: 1000B }
          - udp: { name: back, from: red2, to: red1, rate: 200Mbps, size: 1000B }
        """
                .formatted((long) (delaySeconds * 1e6));
    }

    private static long cpuNanos() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
    }

    private static void measure(Recording recording, CompletableFuture<String> result) {
        Workspace workspace = new Workspace(new RunModel.Background(Runnable::run, Runnable::run));
        workspace.show(recording, "frames", List.of());
        RunModel model = workspace.runProperty().get().orElseThrow();
        MainWindow window = new MainWindow(workspace, new Preferences(Optional.empty()));
        Stage stage = new Stage();
        stage.setScene(new Scene(window, 1280, 800));
        stage.show();
        model.playback().seek(800_000_000_000L);
        model.playback().speedProperty().set(5);
        model.playback().playingProperty().set(true);
        new AnimationTimer() {
            private long begunNanos;
            private long begunCpuNanos;
            private int frames;
            private long packets;

            @Override
            public void handle(long nowNanos) {
                if (begunNanos == 0) {
                    begunNanos = nowNanos;
                }
                long passed = nowNanos - begunNanos - WARM_NANOS;
                if (passed > 0) {
                    begunCpuNanos = begunCpuNanos == 0 ? cpuNanos() : begunCpuNanos;
                    frames++;
                    packets += model.world().traffic().count();
                }
                if (passed > MEASURED_NANOS) {
                    stop();
                    double cpuMillis = (cpuNanos() - begunCpuNanos) / 1e6;
                    result.complete(
                            String.format(
                                    "%.1f pictures a second with %d packets on links; %.1f ms of"
                                            + " processor time for each",
                                    frames * 1e9 / passed,
                                    packets / Math.max(1, frames),
                                    cpuMillis / Math.max(1, frames)));
                }
            }
        }.start();
    }
}
