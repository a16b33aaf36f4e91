package org.nvsim.visualizer.view;

import java.util.Random;
import org.nvsim.run.record.Recorder;
import org.nvsim.run.record.Recording;
import org.nvsim.scenario.Overrides;
import org.nvsim.scenario.ScenarioLoader;
import org.nvsim.visualizer.viewmodel.PacketList;
import org.nvsim.visualizer.viewmodel.RunModel;
import org.nvsim.visualizer.viewmodel.RunScene;

/**
 * Opens a run of ten million packet hops (or as many millions as the first argument says), jumps to
 * moments of it and filters it; prints times and memory. To be run with {@code -Xmx2g}.
 */
final class LongRun {
    private static final double HOPS_PER_SECOND = 2_250_000;
    private static final int JUMPS = 200;

    private LongRun() {}

    /** Prints the figures. */
    public static void main(String[] args) throws Exception {
        double millions = args.length > 0 ? Double.parseDouble(args[0]) : 10;
        String text =
                """
                nvsim: 1
                title: Ten million hops
                duration: %dms
                network:
                  defaults: { rate: 10Gbps, delay: 1us }
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
                traffic:
                  - udp: { name: bulk, from: blue1, to: blue2, rate: 9Gbps, size: 1000B }
                """
                        .formatted((long) (millions * 1e6 / HOPS_PER_SECOND * 1000));
        long start = System.nanoTime();
        Recording recording =
                Recorder.record(
                        ScenarioLoader.parse("long", text, Overrides.none()).scenario(),
                        share -> true);
        say("ran and recorded", start);
        System.out.printf(
                "%d hops, %d rows, %d packets%n",
                recording.result().packetHops(), recording.rowCount(), recording.packets().count());
        System.out.println(recording.notKept());
        start = System.nanoTime();
        RunScene world = new RunScene(recording);
        PacketList list =
                new PacketList(world, new RunModel.Background(Runnable::run, Runnable::run));
        say("opened", start);
        jump(recording, world);
        start = System.nanoTime();
        list.select("number > 1000 && ip.dst == 10.0.0.7");
        say("filtered to " + list.shownProperty().get().length, start);
        System.gc();
        Runtime machine = Runtime.getRuntime();
        System.out.printf(
                "heap used %d MiB of %d MiB%n",
                machine.totalMemory() - machine.freeMemory() >> 20, machine.maxMemory() >> 20);
    }

    private static void jump(Recording recording, RunScene world) {
        Random random = new Random(1);
        long worst = 0;
        long tables = 0;
        long all = System.nanoTime();
        for (int i = 0; i < JUMPS; i++) {
            long timePs = (long) (random.nextDouble() * recording.scenario().durationPs());
            long one = System.nanoTime();
            world.traffic().at(timePs, packet -> true);
            worst = Math.max(worst, System.nanoTime() - one);
            one = System.nanoTime();
            recording.tables(timePs, share -> true);
            tables = Math.max(tables, System.nanoTime() - one);
        }
        System.out.printf(
                "jump: %.2f ms in the mean, tables too; %.2f ms at worst, tables %.2f ms%n",
                (System.nanoTime() - all) / 1e6 / JUMPS, worst / 1e6, tables / 1e6);
    }

    private static void say(String what, long startNanos) {
        System.out.printf("%s: %.2f s%n", what, (System.nanoTime() - startNanos) / 1e9);
    }
}
