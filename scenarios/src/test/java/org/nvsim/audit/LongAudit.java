package org.nvsim.audit;

import java.util.List;
import org.nvsim.scenario.problem.ScenarioException;

/** The audit of as many random scenarios as there is time for; docs/fuzzing.md has the command. */
public final class LongAudit {
    private static final int REPORT_EVERY = 1_000;

    private LongAudit() {}

    /**
     * Audits the scenarios of some seeds and prints those in which the document and the frames
     * disagree.
     *
     * @param args the first seed, and how many; one seed alone prints its scenario
     */
    public static void main(String[] args) {
        long first = Long.parseLong(args[0]);
        if (args.length == 1) {
            System.out.print(WildScenario.of(first));
            return;
        }
        long count = Long.parseLong(args[1]);
        long refused = 0;
        long disagree = 0;
        long sightings = 0;
        for (long seed = first; seed < first + count; seed++) {
            String yaml = WildScenario.of(seed);
            try {
                Audit audit = Audit.whole(Audit.parse(yaml));
                sightings += audit.sightings();
                List<String> findings = audit.findings();
                if (!findings.isEmpty()) {
                    disagree++;
                    print("disagrees", seed, String.join("\n", findings));
                }
            } catch (ScenarioException e) {
                refused++;
                print("refused", seed, e.problems().toString());
            } catch (RuntimeException | StackOverflowError e) {
                disagree++;
                print("failed", seed, e + " at " + e.getStackTrace()[0]);
            }
            if ((seed + 1 - first) % REPORT_EVERY == 0 || seed + 1 == first + count) {
                print(
                        "done",
                        seed,
                        "%d scenarios, %d sightings of frames, %d refused, %d disagree"
                                .formatted(seed + 1 - first, sightings, refused, disagree));
            }
        }
    }

    private static void print(String what, long seed, String text) {
        System.out.println("seed " + seed + " " + what + ": " + text);
    }
}
