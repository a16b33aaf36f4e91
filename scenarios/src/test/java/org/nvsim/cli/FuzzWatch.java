package org.nvsim.cli;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Looks at the processor time that an input takes, so that other load does not count; one that
 * takes too long ends the fuzzer, since a thread cannot be ended.
 */
final class FuzzWatch {
    private static final long MOST_NANOS = 10_000_000_000L;
    private static final int TOO_SLOW = 4;

    private final ThreadMXBean cpu = ManagementFactory.getThreadMXBean();
    private final Thread worker = Thread.currentThread();
    private final InputFuzzer fuzzer;
    private final Path findings;
    private volatile long number;
    private volatile long beganNanos;

    /** Watches the thread that makes it. */
    FuzzWatch(InputFuzzer fuzzer, Path findings) {
        this.fuzzer = fuzzer;
        this.findings = findings;
        Thread watcher = new Thread(this::watch);
        watcher.setDaemon(true);
        watcher.start();
    }

    void begins(long next) {
        number = next;
        beganNanos = cpu.getThreadCpuTime(worker.getId());
    }

    /** Processor time of the current input. */
    long nanos() {
        return cpu.getThreadCpuTime(worker.getId()) - beganNanos;
    }

    /** Findings of one kind are one defect, most likely: the message's first lines, no numbers. */
    static String kindOf(InputFuzzer.Finding finding) {
        String[] lines = finding.what().split("\n");
        StringBuilder kind = new StringBuilder(finding.kind().toString());
        for (int i = 0; i < Math.min(lines.length, 3); i++) {
            kind.append(" / ").append(lines[i].strip());
        }
        for (String line : lines) {
            if (line.contains("at org.nvsim.")) {
                kind.append(" / ").append(line.strip());
                break;
            }
        }
        String text = kind.toString().replaceAll("[0-9]{2,}|'[^']*'", "N");
        return text.substring(0, Math.min(text.length(), 400));
    }

    /** Says it, and keeps it in a file. */
    void report(InputFuzzer.Finding finding) throws IOException {
        String all = finding.kind() + "\n" + finding.what() + "\n--- input\n" + finding.input();
        Path file = findings.resolve(finding.number() + ".txt");
        Files.write(file, all.getBytes(StandardCharsets.UTF_8));
        System.out.println("finding " + finding.number() + ", " + file + ": " + kindOf(finding));
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(500);
                long watched = number;
                if (nanos() > MOST_NANOS && watched == number) {
                    StringBuilder stack = new StringBuilder();
                    for (StackTraceElement frame : worker.getStackTrace()) {
                        stack.append("\tat ").append(frame).append('\n');
                    }
                    System.out.println("too slow: " + watched + "\n" + stack);
                    Path file = findings.resolve(watched + "-slow.txt");
                    String text = stack + "\n--- input\n" + fuzzer.current();
                    Files.write(file, text.getBytes(StandardCharsets.UTF_8));
                    Runtime.getRuntime().halt(TOO_SLOW);
                }
            }
        } catch (InterruptedException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
