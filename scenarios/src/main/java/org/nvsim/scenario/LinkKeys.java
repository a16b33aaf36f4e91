package org.nvsim.scenario;

import java.util.List;
import java.util.Optional;
import org.nvsim.limits.Limits;
import org.nvsim.scenario.bind.Binding;
import org.nvsim.scenario.bind.Key;
import org.nvsim.scenario.bind.ScalarType;
import org.nvsim.scenario.bind.Section;
import org.nvsim.scenario.bind.Shape;
import org.nvsim.scenario.bind.Type;
import org.nvsim.scenario.bind.Types;
import org.nvsim.scenario.problem.SourceMark;
import org.nvsim.scenario.spec.LinkDefaults;
import org.nvsim.scenario.spec.LinkPattern;
import org.nvsim.scenario.spec.LinkSpec;
import org.nvsim.scenario.value.Kinds;
import org.nvsim.scenario.value.LinkEnds;
import org.nvsim.scenario.value.Scalars;
import org.nvsim.scenario.yaml.Located;
import org.nvsim.scenario.yaml.LocatedScalar;

/** Links and what they have by default. */
final class LinkKeys {
    /** A link before its defaults are known. */
    record Draft(
            LinkEnds ends,
            Optional<Long> rate,
            Optional<Long> delay,
            Optional<Integer> mtu,
            Optional<Long> buffer,
            Optional<Long> markAbove) {
        LinkSpec over(LinkDefaults defaults) {
            return new LinkSpec(
                    ends.mark(),
                    ends.a(),
                    ends.b(),
                    rate.orElse(defaults.rateBitsPerSecond()),
                    delay.orElse(defaults.delayPs()),
                    mtu.orElse(defaults.mtuBytes()),
                    buffer.orElse(defaults.bufferBytes()),
                    markAbove.or(defaults::markAboveBytes));
        }
    }

    static final String SEPARATOR = " -- ";
    private static final String SEVERAL = "[A-Za-z*][A-Za-z0-9_*-]{0,62}";
    private static final String SEVERAL_PATTERN = SEVERAL + " +-- +" + SEVERAL;

    /** As {@link LinkEnds}, but in names {@code *} may stand for any letters. */
    static final Type<LinkPattern> ENDS_OF_SEVERAL =
            Types.of(
                    new Shape.Text("a link", SEVERAL_PATTERN, "hv1 -- tor"), LinkKeys::bindSeveral);

    private static final Type<Integer> MTU = ScalarType.wholeInt("an MTU in bytes", Limits.MTU);
    private static final LinkDefaults STANDARD = LinkDefaults.STANDARD;
    private static final String RATE_DOC = "Bits per second in each direction.";
    private static final String DELAY_DOC = "How long a bit travels.";
    private static final String MTU_DOC =
            "The largest IP packet it carries, in bytes. NVGRE adds 42 bytes to a packet, so 1500"
                    + " leaves guests 1458.";
    private static final String BUFFER_DOC =
            "What the port at each end holds while it waits to send; more is dropped as queue-full.";

    private static final Key<Long> RATE =
            Key.defaulted(
                    "rate",
                    Scalars.RATE,
                    STANDARD.rateBitsPerSecond(),
                    "10Gbps",
                    "10Gbps",
                    RATE_DOC);
    private static final Key<Long> DELAY =
            Key.defaulted("delay", Scalars.DELAY, STANDARD.delayPs(), "1us", "1us", DELAY_DOC);
    static final Key<Integer> MTU_BYTES =
            Key.defaulted("mtu", MTU, STANDARD.mtuBytes(), "1600", "1500", MTU_DOC);
    private static final Key<Long> BUFFER =
            Key.defaulted(
                    "buffer", Scalars.SIZE, STANDARD.bufferBytes(), "512KiB", "1MiB", BUFFER_DOC);

    private static final Key<Optional<Long>> MARK_ABOVE =
            Key.derived(
                    "mark-above",
                    Scalars.SIZE,
                    "never",
                    "100KiB",
                    "Every port marks packets of senders that understand it (ECN, RFC 3168) while"
                            + " more than this waits to be sent.");

    /** What every link has unless it says otherwise. */
    static final Section<LinkDefaults> DEFAULTS =
            Section.of(
                    "the link defaults",
                    "What every link has unless its own entry says otherwise.",
                    List.of(RATE, DELAY, MTU_BYTES, BUFFER, MARK_ABOVE),
                    f ->
                            new LinkDefaults(
                                    f.get(RATE),
                                    f.get(DELAY),
                                    f.get(MTU_BYTES),
                                    f.get(BUFFER),
                                    f.get(MARK_ABOVE)));

    private static final String AS_DEFAULT = "as in network.defaults";
    private static final Key<LinkEnds> LINK =
            Key.required("link", LinkEnds.TYPE, "hv1 -- tor", "The two nodes it joins.");
    static final Key<Optional<Long>> OWN_RATE =
            Key.derived("rate", Scalars.RATE, AS_DEFAULT, "1Gbps", RATE_DOC);
    static final Key<Optional<Long>> OWN_DELAY =
            Key.derived("delay", Scalars.DELAY, AS_DEFAULT, "10us", DELAY_DOC);
    static final Key<Optional<Integer>> OWN_MTU =
            Key.derived("mtu", MTU, AS_DEFAULT, "1500", MTU_DOC);
    static final Key<Optional<Long>> OWN_BUFFER =
            Key.derived("buffer", Scalars.SIZE, AS_DEFAULT, "64KiB", BUFFER_DOC);

    private static final Key<Optional<Long>> OWN_MARK_ABOVE =
            Key.derived(
                    "mark-above",
                    Scalars.SIZE,
                    AS_DEFAULT,
                    "100KiB",
                    "The port at each end marks packets of senders that understand it (ECN, RFC"
                            + " 3168) while more than this waits to be sent.");

    private static final Section<Draft> LONG =
            Section.of(
                    "a link",
                    "A link with figures of its own.",
                    List.of(LINK, OWN_RATE, OWN_DELAY, OWN_MTU, OWN_BUFFER, OWN_MARK_ABOVE),
                    f ->
                            new Draft(
                                    f.get(LINK),
                                    f.get(OWN_RATE),
                                    f.get(OWN_DELAY),
                                    f.get(OWN_MTU),
                                    f.get(OWN_BUFFER),
                                    f.get(OWN_MARK_ABOVE)));

    /** {@code hv1 -- tor}, or a map with the same under {@code link} and figures beside it. */
    static final Type<Draft> DRAFT =
            Types.scalarOr(Types.map(LinkEnds.TYPE, LinkKeys::plain), LONG);

    private LinkKeys() {}

    private static Draft plain(LinkEnds ends) {
        return new Draft(
                ends,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Optional<LinkPattern> bindSeveral(Located value, Binding binding) {
        boolean several =
                value instanceof LocatedScalar scalar
                        && scalar.text().indexOf(LinkPattern.ANY) >= 0
                        && scalar.text().matches(SEVERAL_PATTERN);
        if (!several) {
            return LinkEnds.TYPE
                    .bind(value, binding)
                    .map(ends -> new LinkPattern(ends.a(), ends.b()));
        }
        LocatedScalar scalar = (LocatedScalar) value;
        String text = scalar.text();
        int second = text.lastIndexOf(' ') + 1;
        LinkPattern links =
                new LinkPattern(text.substring(0, text.indexOf(' ')), text.substring(second));
        refer(links.a(), scalar.mark(), binding);
        refer(links.b(), scalar.markAt(second), binding);
        return Optional.of(links);
    }

    private static void refer(String name, SourceMark mark, Binding binding) {
        if (name.indexOf(LinkPattern.ANY) < 0) {
            binding.names().refer(List.of(Kinds.NODE), name, mark);
        }
    }
}
