package org.nvsim.scenario.value;

import java.util.List;
import java.util.Optional;
import org.nvsim.scenario.bind.Binding;
import org.nvsim.scenario.bind.Shape;
import org.nvsim.scenario.bind.Type;
import org.nvsim.scenario.bind.Types;
import org.nvsim.scenario.problem.SourceMark;
import org.nvsim.scenario.yaml.Located;
import org.nvsim.scenario.yaml.LocatedScalar;

/** Two nodes as written: {@code hv1 -- tor}. */
public record LinkEnds(SourceMark mark, String a, String b) {
    private static final String PATTERN = Types.NAME + " +-- +" + Types.NAME;

    /** Two nodes that are defined and not the same. */
    public static final Type<LinkEnds> TYPE =
            Types.of(new Shape.Text("a link", PATTERN, "hv1 -- tor"), LinkEnds::bind);

    private static Optional<LinkEnds> bind(Located value, Binding binding) {
        if (!(value instanceof LocatedScalar scalar)) {
            binding.error(
                    value.mark(), "expected a link such as 'hv1 -- tor', found " + value.kind());
            return Optional.empty();
        }
        String text = scalar.text();
        if (!text.matches(PATTERN)) {
            binding.error(
                    scalar.mark(),
                    "'" + text + "' is not a link; write two nodes, as in 'hv1 -- tor'");
            return Optional.empty();
        }
        String a = text.substring(0, text.indexOf(' '));
        int second = text.lastIndexOf(' ') + 1;
        String b = text.substring(second);
        binding.names().refer(List.of(Kinds.NODE), a, scalar.mark());
        if (a.equals(b)) {
            binding.error(
                    scalar.markAt(second), "a link joins two nodes, this is '" + a + "' twice");
            return Optional.empty();
        }
        binding.names().refer(List.of(Kinds.NODE), b, scalar.markAt(second));
        return Optional.of(new LinkEnds(scalar.mark(), a, b));
    }
}
