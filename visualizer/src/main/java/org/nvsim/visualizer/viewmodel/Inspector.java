package org.nvsim.visualizer.viewmodel;

import java.util.List;
import java.util.Locale;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.nvsim.observe.Action;
import org.nvsim.observe.Decision;
import org.nvsim.packet.protocol.Dissection;
import org.nvsim.packet.protocol.PacketField;
import org.nvsim.report.HopWords;
import org.nvsim.run.record.Step;

/** One packet opened: what happened to it step by step, its fields and bytes at one of them. */
public final class Inspector {
    private final ReadOnlyObjectWrapper<List<Step>> steps =
            new ReadOnlyObjectWrapper<>(this, "steps", List.of());
    private final ReadOnlyObjectWrapper<Integer> chosen =
            new ReadOnlyObjectWrapper<>(this, "chosen", -1);
    private final ObjectProperty<ByteRange> bytes =
            new SimpleObjectProperty<>(this, "bytes", ByteRange.NONE);

    /** All steps of the packet; empty if none is open. */
    public ReadOnlyObjectProperty<List<Step>> stepsProperty() {
        return steps.getReadOnlyProperty();
    }

    /** Index of the step shown, or -1. */
    public ReadOnlyObjectProperty<Integer> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /** The bytes marked, whether by a field or in the hexadecimal view. */
    public ObjectProperty<ByteRange> bytesProperty() {
        return bytes;
    }

    /** Opens a packet at the step that is the latest at a moment. */
    public void open(List<Step> all, long timePs) {
        chosen.set(-1);
        steps.set(List.copyOf(all));
        bytes.set(ByteRange.NONE);
        choose(latest(all, timePs));
    }

    /** Shows the step that is the latest at a moment; the first, if none has happened yet. */
    void follow(long timePs) {
        if (chosen.get() >= 0 && step().timePs() != timePs) {
            choose(latest(steps.get(), timePs));
        }
    }

    private static int latest(List<Step> all, long timePs) {
        int at = 0;
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).timePs() <= timePs) {
                at = i;
            }
        }
        return at;
    }

    /** Shows another step. */
    public void choose(int step) {
        if (step >= 0 && step < steps.get().size()) {
            chosen.set(step);
        }
    }

    /** The step shown; there must be one. */
    public Step step() {
        return steps.get().get(chosen.get());
    }

    /** The fields of the step shown, in the order of their bytes. */
    public List<PacketField> fields() {
        return chosen.get() < 0 ? List.of() : fields(step());
    }

    private static List<PacketField> fields(Step step) {
        return Dissection.of(step.stored(), 0, step.stored().length, step.impliedBytes()).fields();
    }

    /** Marks the field that a byte belongs to: the shortest of those that hold it. */
    public void markByte(int at) {
        PacketField best = null;
        for (PacketField field : fields()) {
            boolean holds = at >= field.offset() && at < field.offset() + field.length();
            if (holds && (best == null || field.length() < best.length())) {
                best = field;
            }
        }
        bytes.set(best == null ? ByteRange.NONE : new ByteRange(best.offset(), best.length()));
    }

    /**
     * Whether a field of the step shown is other than it was before the step: a field of the same
     * layer and name with another value, or one that was not there.
     */
    public boolean isChanged(PacketField field) {
        if (chosen.get() < 1) {
            return false;
        }
        for (PacketField before : fields(steps.get().get(chosen.get() - 1))) {
            if (before.layer().equals(field.layer()) && before.name().equals(field.name())) {
                return !before.value().equals(field.value());
            }
        }
        return true;
    }

    /** What a field was before the step, or empty. */
    public String valueBefore(PacketField field) {
        if (chosen.get() < 1) {
            return "";
        }
        for (PacketField before : fields(steps.get().get(chosen.get() - 1))) {
            if (before.layer().equals(field.layer()) && before.name().equals(field.name())) {
                return before.value();
            }
        }
        return "";
    }

    /** What happened at a step, as a sentence. */
    public static String sentence(Step step) {
        return step.place() + " " + HopWords.of(step);
    }

    /** What decided at a step, or empty. */
    public static String decision(Step step) {
        Decision decision = step.decision();
        if (decision.what().isEmpty()) {
            return "";
        }
        String where = decision.definedAt().isEmpty() ? "" : "  (" + decision.definedAt() + ")";
        return decision.by() + ": " + decision.what() + where;
    }

    /** Whether a step ends the packet badly. */
    public static boolean isDrop(Step step) {
        return step.action() == Action.DROPPED;
    }

    /** The offset and sixteen bytes of a row of the hexadecimal view. */
    public static String offset(int row) {
        return String.format(Locale.ROOT, "%04x", row * 16);
    }
}
