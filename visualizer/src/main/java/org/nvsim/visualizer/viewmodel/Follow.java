package org.nvsim.visualizer.viewmodel;

import java.util.Optional;
import java.util.TreeSet;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.nvsim.run.record.Packets;
import org.nvsim.run.record.Recording;

/** The packet or flow that is followed: it stays as it is while all others are dimmed. */
public final class Follow {
    /** Packets of a flow whose ways are looked at for the links that it takes. */
    private static final int MOST_WAYS = 64;

    /**
     * What is followed.
     *
     * @param title as the user reads it
     * @param packet number of the frame, or {@link RunModel#NONE} for all of the flow
     * @param flow number of the flow, or {@link RunModel#NONE}
     */
    public record Target(String title, int packet, int flow) {}

    private final RunScene world;
    private final ReadOnlyObjectWrapper<Optional<Target>> target =
            new ReadOnlyObjectWrapper<>(this, "target", Optional.empty());
    private final TreeSet<Integer> links = new TreeSet<>();

    Follow(RunScene world) {
        this.world = world;
    }

    /** What is followed, if anything is. */
    public ReadOnlyObjectProperty<Optional<Target>> targetProperty() {
        return target.getReadOnlyProperty();
    }

    /** Follows one frame. */
    public void packet(int packet) {
        int flow = world.recording().packets().flow(packet);
        String name =
                flow < 0
                        ? "packet made at " + Amount.moment(world.recording().timePs(first(packet)))
                        : "packet "
                                + flowName(flow)
                                + " "
                                + world.recording().packets().number(packet);
        follow(new Target(name, packet, RunModel.NONE));
    }

    /** Follows the flow of this number. */
    public void flow(int flow) {
        follow(new Target("flow " + flowName(flow), RunModel.NONE, flow));
    }

    /** Follows nothing any more. */
    public void nothing() {
        links.clear();
        target.set(Optional.empty());
    }

    private void follow(Target wanted) {
        if (target.get().equals(Optional.of(wanted))) {
            nothing(); // asked for again: as before
            return;
        }
        findLinks(wanted);
        target.set(Optional.of(wanted));
    }

    private void findLinks(Target wanted) {
        links.clear();
        if (wanted.packet() != RunModel.NONE) {
            addWay(wanted.packet());
            return;
        }
        Packets packets = world.recording().packets();
        int ways = 0;
        for (int packet = 0; packet < packets.count() && ways < MOST_WAYS; packet++) {
            if (packets.flow(packet) == wanted.flow()) {
                addWay(packet);
                ways++;
            }
        }
    }

    private void addWay(int packet) {
        Recording recording = world.recording();
        for (int row : recording.journey(packet)) {
            if (recording.isSent(row)) {
                links.add(recording.topology().linkId(recording.place(row), recording.port(row)));
            }
        }
    }

    private String flowName(int flow) {
        return world.scenario().traffic().get(flow).name();
    }

    private int first(int packet) {
        return world.recording().packets().firstRow(packet);
    }

    /** The links that what is followed takes, by id. */
    public Iterable<Integer> links() {
        return links;
    }

    /** Whether something else than this frame is followed. */
    public boolean isDimmed(int packet) {
        Target followed = target.get().orElse(null);
        if (followed == null) {
            return false;
        }
        return followed.packet() != RunModel.NONE
                ? packet != followed.packet()
                : world.recording().packets().flow(packet) != followed.flow();
    }
}
