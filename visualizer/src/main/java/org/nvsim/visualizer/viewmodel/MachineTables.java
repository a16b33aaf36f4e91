package org.nvsim.visualizer.viewmodel;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.nvsim.run.tables.NodeTable;

/**
 * The tables inside machines at the moment shown, and what is different in them from those shown
 * before. They are found in the background; whoever asks again before they are there gets the later
 * ones only.
 */
public final class MachineTables {
    /** No moment. */
    private static final long NEVER = -1;

    private final RunModel model;
    private final RunModel.Background background;
    private final ReadOnlyObjectWrapper<List<TableChange>> tables =
            new ReadOnlyObjectWrapper<>(this, "tables", List.of());
    private final ReadOnlyObjectWrapper<Long> momentPs =
            new ReadOnlyObjectWrapper<>(this, "momentPs", NEVER);
    private final AtomicInteger asked = new AtomicInteger();
    private long beforePs = NEVER;

    MachineTables(RunModel model, RunModel.Background background) {
        this.model = model;
        this.background = background;
    }

    /** All tables, as they were at {@link #momentPsProperty}. */
    public ReadOnlyObjectProperty<List<TableChange>> tablesProperty() {
        return tables.getReadOnlyProperty();
    }

    /** The moment the tables are of; -1 before there are any. Set after the tables. */
    public ReadOnlyObjectProperty<Long> momentPsProperty() {
        return momentPs.getReadOnlyProperty();
    }

    /** Has the tables of the moment shown, if they are not there already. */
    public void refresh() {
        long wantedPs = model.playback().timePs();
        int question = asked.incrementAndGet();
        if (wantedPs == momentPs.get()) {
            return;
        }
        List<TableChange> before = tables.get();
        background.work().execute(() -> find(wantedPs, before, question));
    }

    private void find(long wantedPs, List<TableChange> before, int question) {
        if (question != asked.get()) {
            return;
        }
        List<NodeTable> found =
                model.world().recording().tables(wantedPs, share -> question == asked.get());
        List<TableChange> compared = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            compared.add(
                    before.isEmpty()
                            ? TableChange.none(found.get(i))
                            : TableChange.between(before.get(i).table(), found.get(i)));
        }
        background
                .ui()
                .execute(
                        () -> {
                            if (question == asked.get()) {
                                beforePs = momentPs.get();
                                tables.set(List.copyOf(compared));
                                momentPs.set(wantedPs);
                            }
                        });
    }

    /** Of which moment the tables are, and what is different since which. */
    public String words() {
        long nowPs = momentPs.get();
        if (nowPs != model.playback().timePs()) {
            return "Looking up " + Amount.moment(model.playback().timePs()) + " …";
        }
        String as = "As it is at " + Amount.moment(nowPs) + ". ";
        if (beforePs == NEVER) {
            return as;
        }
        String changes = TableChange.changes(tables.get());
        return as
                + (changes.isEmpty() ? "The same" : "✱ Other rows: " + changes + ", compared to")
                + (changes.isEmpty() ? " as at " : " ")
                + Amount.moment(beforePs)
                + ", shown before.";
    }
}
