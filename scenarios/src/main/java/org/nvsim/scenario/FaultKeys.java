package org.nvsim.scenario;

import java.util.List;
import java.util.Optional;
import org.nvsim.fabric.LinkFaults;
import org.nvsim.scenario.bind.Fields;
import org.nvsim.scenario.bind.Key;
import org.nvsim.scenario.bind.Section;
import org.nvsim.scenario.spec.FaultSpec;
import org.nvsim.scenario.spec.LinkPattern;
import org.nvsim.scenario.value.Scalars;

/** What is wrong with links. */
final class FaultKeys {
    private static final long REORDERING_DELAY_PS = 100_000_000L;

    private static final Key<LinkPattern> LINK =
            Key.required(
                    "link",
                    LinkKeys.ENDS_OF_SEVERAL,
                    "hv1 -- tor",
                    "The link; both directions are bad. In a name, * stands for any letters: 'hv*"
                            + " -- *' means all links of these hosts, '* -- *' all there are. Of"
                            + " several faults that mean one link, the last holds.");
    private static final Key<Double> LOSS =
            share("loss", "1%", "Share of frames that never arrive (link-loss).");
    private static final Key<Double> CORRUPTION =
            share(
                    "corruption",
                    "0.1%",
                    "Share of frames that carry an IP packet with one bit turned over, which"
                            + " checksums have to catch.");
    private static final Key<Double> DUPLICATION =
            share("duplication", "0.5%", "Share of frames that arrive twice.");
    private static final Key<Double> REORDERING =
            share("reordering", "1%", "Share of frames that later ones overtake.");
    private static final Key<Long> REORDERING_DELAY =
            Key.defaulted(
                    "reordering-delay",
                    Scalars.WAIT,
                    REORDERING_DELAY_PS,
                    "100us",
                    "1ms",
                    "How long a frame is held back for others to overtake it.");
    private static final Key<Long> JITTER =
            Key.defaulted(
                    "jitter",
                    Scalars.WAIT,
                    0L,
                    "0s",
                    "50us",
                    "Longest additional delay; each frame's is drawn evenly from nothing to it, and"
                            + " no frame overtakes another for it.");

    private static final Key<Long> START =
            Key.defaulted("start", Scalars.MOMENT, 0L, "0s", "100ms", "When it first goes down.");
    private static final Key<Long> EVERY =
            Key.required("every", Scalars.PERIOD, "500ms", "From one time to the next.");
    private static final Key<Long> DOWN =
            Key.required("down", Scalars.PERIOD, "20ms", "How long it is down each time.");
    private static final Section<FaultSpec.Flap> FLAP_SECTION =
            Section.checked(
                    "a flap",
                    "A link that goes down again and again.",
                    List.of(START, EVERY, DOWN),
                    FaultKeys::flap);
    private static final Key<Optional<FaultSpec.Flap>> FLAP =
            Key.optional(
                    "flap",
                    FLAP_SECTION,
                    "{ every: 500ms, down: 20ms }",
                    "The link goes down again and again.");

    static final Section<FaultSpec> FAULT =
            Section.checked(
                    "a fault",
                    "A link that is not perfect. Each kind of fault draws from a random stream of"
                            + " its own for each direction.",
                    List.of(
                            LINK,
                            LOSS,
                            CORRUPTION,
                            DUPLICATION,
                            REORDERING,
                            REORDERING_DELAY,
                            JITTER,
                            FLAP),
                    FaultKeys::fault);

    private FaultKeys() {}

    private static Key<Double> share(String name, String example, String doc) {
        return Key.defaulted(name, Scalars.SHARE, 0.0, "0%", example, doc);
    }

    private static Optional<FaultSpec> fault(Fields f) {
        boolean usual = f.get(REORDERING_DELAY) == REORDERING_DELAY_PS;
        if (f.has(REORDERING_DELAY) && !usual && !f.has(REORDERING)) {
            f.binding()
                    .error(
                            f.markOf(REORDERING_DELAY),
                            "'reordering-delay' has no effect without 'reordering'");
        }
        return Optional.of(
                new FaultSpec(
                        f.markOf(LINK),
                        f.get(LINK),
                        new LinkFaults(
                                f.get(LOSS),
                                f.get(CORRUPTION),
                                f.get(DUPLICATION),
                                f.get(REORDERING),
                                f.get(REORDERING_DELAY),
                                f.get(JITTER)),
                        f.get(FLAP)));
    }

    private static Optional<FaultSpec.Flap> flap(Fields f) {
        if (f.get(DOWN) >= f.get(EVERY)) {
            f.binding().error(f.markOf(DOWN), "it would never be up between two times");
            return Optional.empty();
        }
        return Optional.of(new FaultSpec.Flap(f.get(START), f.get(EVERY), f.get(DOWN)));
    }
}
