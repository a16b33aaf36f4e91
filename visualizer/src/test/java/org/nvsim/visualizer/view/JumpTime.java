package org.nvsim.visualizer.view;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.nvsim.run.record.Recording;
import org.nvsim.scenario.Library;
import org.nvsim.visualizer.viewmodel.RunModel;

/**
 * Opens each shipped scenario (or those named) in the window, jumps to 200 random moments and waits
 * until the tables of each are shown; then opens random packets (200, or 20 where all bytes are
 * kept) and waits for their bytes. Prints mean and worst, and the processor time of the whole app
 * for each, which a busy machine changes less. No test: machines differ.
 */
final class JumpTime {
    private static final int JUMPS = 200;
    private static final int FEW = 20; // where all bytes are kept
    private static final int TABLES_TAB = 1;
    private static final double MOST_SECONDS = 120; // for the packets of one scenario

    private final RunModel model;
    private final Random random = new Random(1);

    private JumpTime(RunModel model) {
        this.model = model;
    }

    /** Prints the figures and ends. */
    public static void main(String[] args) {
        List<String> names = args.length > 0 ? List.of(args) : Library.names();
        try (Ui ui = new Ui()) {
            for (String name : names) {
                long start = System.nanoTime();
                RunModel model = ui.open(name);
                double opened = (System.nanoTime() - start) / 1e9;
                ui.showTab(TABLES_TAB);
                JumpTime times = new JumpTime(model);
                System.out.printf(
                        Locale.ROOT,
                        "%-20s opened in %5.1f s; tables: %s; bytes: %s%n",
                        name,
                        opened,
                        times.tables(ui),
                        times.bytes());
            }
        }
        System.exit(0);
    }

    private String tables(Ui ui) {
        Figures figures = new Figures();
        for (int i = 0; i < JUMPS; i++) {
            long momentPs = (long) (random.nextDouble() * model.playback().endPs());
            long start = System.nanoTime();
            FxThread.call(
                    () -> {
                        model.playback().seek(momentPs);
                        return null;
                    });
            Ui.await(model.tables().momentPsProperty(), now -> now == momentPs);
            ui.layOut();
            figures.add(System.nanoTime() - start);
        }
        return figures.toString();
    }

    private String bytes() {
        Recording recording = model.world().recording();
        Figures figures = new Figures();
        long begun = System.nanoTime();
        int again = 0;
        int most = recording.isWorthPreparing() ? JUMPS : FEW;
        for (int i = 0; i < most && (System.nanoTime() - begun) / 1e9 < MOST_SECONDS; i++) {
            int packet = random.nextInt(recording.packets().count());
            again += recording.hasSteps(packet) ? 0 : 1;
            long start = System.nanoTime();
            FxThread.call(
                    () -> {
                        model.selectPacket(RunModel.NONE);
                        model.selectPacket(packet);
                        return null;
                    });
            Ui.await(model.inspector().stepsProperty(), steps -> !steps.isEmpty());
            figures.add(System.nanoTime() - start);
        }
        return figures + ", " + again + " of them run again";
    }

    private static final class Figures {
        private final long begunCpuNanos = cpuNanos();
        private long worst;
        private long all;
        private int count;

        private static long cpuNanos() {
            return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
        }

        void add(long nanos) {
            worst = Math.max(worst, nanos);
            all += nanos;
            count++;
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%.1f ms in the mean, %.0f ms at worst of %d, %.1f ms of processor time each",
                    all / 1e6 / count,
                    worst / 1e6,
                    count,
                    (cpuNanos() - begunCpuNanos) / 1e6 / count);
        }
    }
}
