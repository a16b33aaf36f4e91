package org.nvsim.visualizer.viewmodel;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.nvsim.run.tables.NodeTable;

/** The tables inside machines at the moment shown: had in the background by running again. */
public final class MachineTables {
    private final RunModel model;
    private final RunModel.Background background;
    private final ReadOnlyObjectWrapper<List<NodeTable>> tables =
            new ReadOnlyObjectWrapper<>(this, "tables", List.of());
    private final ReadOnlyObjectWrapper<Long> momentPs =
            new ReadOnlyObjectWrapper<>(this, "momentPs", -1L);
    private final AtomicInteger asked = new AtomicInteger();

    MachineTables(RunModel model, RunModel.Background background) {
        this.model = model;
        this.background = background;
    }

    /** All tables, as they were at {@link #momentPsProperty}. */
    public ReadOnlyObjectProperty<List<NodeTable>> tablesProperty() {
        return tables.getReadOnlyProperty();
    }

    /** The moment the tables are of; -1 before there are any. */
    public ReadOnlyObjectProperty<Long> momentPsProperty() {
        return momentPs.getReadOnlyProperty();
    }

    /** Has the tables of the moment shown, if they are not there already. */
    public void refresh() {
        long wantedPs = model.playback().timePs();
        if (wantedPs == momentPs.get()) {
            return;
        }
        int question = asked.incrementAndGet();
        background.work().execute(() -> find(wantedPs, question));
    }

    private void find(long wantedPs, int question) {
        if (question != asked.get()) {
            return;
        }
        List<NodeTable> found =
                model.world().recording().tables(wantedPs, share -> question == asked.get());
        background
                .ui()
                .execute(
                        () -> {
                            if (question == asked.get()) {
                                momentPs.set(wantedPs);
                                tables.set(found);
                            }
                        });
    }
}
