package org.nvsim.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a simulation costs against its size: for each number of VMs the time from the start of the
 * JVM until everything is set up, what is then on the heap, and the time a second of light traffic
 * takes. Every measurement has a JVM of its own, as a user's run has. Prints rows of a table.
 */
public final class Scale {
    private static final String HEAP = "-Xmx6g";

    /** Below so many the rest of the heap differs by more than they add. */
    private static final int LEAST_HALF = 250;

    private static final double MIB = 1 << 20;
    private static final double KIB = 1 << 10;

    private Scale() {}

    /**
     * @param args numbers of VMs; 10 to 100 000 without any
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        String[] sizes =
                args.length > 0 ? args : new String[] {"10", "100", "1000", "10000", "100000"};
        System.out.println(
                "| VMs | hosts | set-up | of that processor | live heap | a VM | a host | a second"
                        + " of traffic | of that processor | hops | result | live heap then | peak heap"
                        + " | digest |");
        System.out.println("|---|---|---|---|---|---|---|---|---|---|---|---|---|---|");
        for (String vms : sizes) {
            row(ScaleSize.of(Integer.parseInt(vms)));
        }
    }

    private static void row(ScaleSize size) throws IOException, InterruptedException {
        Map<String, String> whole = probe(size, "run");
        System.out.printf(
                Locale.ROOT,
                "| %,d | %,d | %.2f s | %.2f s | %.1f MiB | %s | %s | %.2f s | %.2f s | %,.0f | %.2f s |"
                        + " %.1f MiB | %.1f MiB | `%s` |%n",
                size.vms(),
                size.hosts(),
                number(whole, "setUpSeconds"),
                number(whole, "setUpCpuSeconds"),
                number(whole, "setUpBytes") / MIB,
                perVm(size, whole),
                perHost(size, whole),
                number(whole, "runSeconds"),
                number(whole, "runCpuSeconds"),
                number(whole, "hops"),
                number(whole, "resultSeconds"),
                number(whole, "ranBytes") / MIB,
                number(whole, "peakBytes") / MIB,
                whole.get("digest"));
    }

    /** What half of the VMs add to the heap; too little to tell in a small simulation. */
    private static String perVm(ScaleSize size, Map<String, String> whole)
            throws IOException, InterruptedException {
        ScaleSize half = size.halfTheVms();
        return half.vms() < LEAST_HALF ? "" : added(whole, half, size.vms() - half.vms());
    }

    /** What half of the hosts, with their part of the switches, add to the heap. */
    private static String perHost(ScaleSize size, Map<String, String> whole)
            throws IOException, InterruptedException {
        ScaleSize half = size.halfTheHosts();
        return half.hosts() < LEAST_HALF ? "" : added(whole, half, size.hosts() - half.hosts());
    }

    private static String added(Map<String, String> whole, ScaleSize half, int count)
            throws IOException, InterruptedException {
        double bytes = number(whole, "setUpBytes") - number(probe(half, "build"), "setUpBytes");
        return String.format(Locale.ROOT, "%.2f KiB", bytes / count / KIB);
    }

    private static double number(Map<String, String> figures, String name) {
        return Double.parseDouble(figures.get(name));
    }

    private static Map<String, String> probe(ScaleSize size, String what)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(System.getProperty("java.home") + "/bin/java");
        // As the launcher starts it.
        command.addAll(
                List.of(
                        "-XX:+UseSerialGC",
                        "-XX:MaxInlineLevel=30",
                        "-XX:+UseTransparentHugePages",
                        "-XX:-UsePerfData",
                        "-Xshare:auto",
                        HEAP));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add("-XX:SoftRefLRUPolicyMSPerMB=0"); // what is kept for a while is not reachable
        command.add(ScaleProbe.class.getName());
        command.addAll(List.of(size.words()));
        command.add(what);
        Process process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        Map<String, String> figures = new TreeMap<>();
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] words = line.split(" ");
                figures.put(words[0], words[1]);
            }
        }
        if (process.waitFor() != 0) {
            throw new IllegalStateException(size + " failed");
        }
        return figures;
    }
}
