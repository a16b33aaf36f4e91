package org.nvsim.visualizer.viewmodel;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.nvsim.run.record.Step;

/** One run on the desk: the moment shown, the packets listed, what is selected. */
public final class RunModel {
    /** Nothing is selected. */
    public static final int NONE = -1;

    private final RunScene world;
    private final Playback playback;
    private final PacketList packets;
    private final Inspector inspector = new Inspector();
    private final Follow follow;
    private final MachineTables tables;
    private final IsolationModel isolation;
    private final Background background;
    private final ReadOnlyIntegerWrapper selectedPacket =
            new ReadOnlyIntegerWrapper(this, "selectedPacket", NONE);
    private final ReadOnlyIntegerWrapper selectedPlace =
            new ReadOnlyIntegerWrapper(this, "selectedPlace", NONE);
    private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper(this, "note", "");
    private final AtomicInteger openings = new AtomicInteger();
    private final AtomicBoolean preparing = new AtomicBoolean();
    private volatile boolean closed;
    private String hint = "";

    public RunModel(RunScene world, Background background) {
        this.world = world;
        this.background = background;
        this.playback = new Playback(world);
        this.packets = new PacketList(world, background);
        this.follow = new Follow(world);
        this.tables = new MachineTables(this, background);
        this.isolation = new IsolationModel(world.scenario(), background);
        // Told of invalidations and registered first, so it is done before anything is drawn.
        InvalidationListener moved = now -> moved();
        InvalidationListener filtered = now -> findTraffic();
        playback.timePsProperty().addListener(moved);
        packets.shownProperty().addListener(filtered);
        findTraffic();
    }

    /** Moves the rows of a large network as far apart as there is room, in the picture's unit. */
    public void spread(double rowPitch) {
        if (world.spread(rowPitch)) {
            findTraffic();
        }
    }

    private void findTraffic() {
        world.traffic().at(playback.timePs(), packets.wanted());
    }

    /**
     * Who does long work.
     *
     * @param work where it is done
     * @param ui where results are shown
     */
    public record Background(Executor work, Executor ui) {}

    public RunScene world() {
        return world;
    }

    public Playback playback() {
        return playback;
    }

    public PacketList packets() {
        return packets;
    }

    /** What is followed. */
    public Follow follow() {
        return follow;
    }

    /** Follows the selected frame, or all of its flow; or nothing more, if that is followed. */
    public void followSelected(boolean flow) {
        int packet = selectedPacket.get();
        if (packet == NONE) {
            follow.nothing();
        } else if (flow && world.recording().packets().flow(packet) >= 0) {
            follow.flow(world.recording().packets().flow(packet));
        } else {
            follow.packet(packet);
        }
    }

    public Inspector inspector() {
        return inspector;
    }

    /** What is in the tables of machines at the moment shown. */
    public MachineTables tables() {
        return tables;
    }

    /** Who reaches whom. */
    public IsolationModel isolation() {
        return isolation;
    }

    /** Number of the selected frame, or {@link #NONE}. */
    public ReadOnlyIntegerProperty selectedPacketProperty() {
        return selectedPacket.getReadOnlyProperty();
    }

    /** Number of the selected node or VM, or {@link #NONE}. */
    public ReadOnlyIntegerProperty selectedPlaceProperty() {
        return selectedPlace.getReadOnlyProperty();
    }

    /** What is going on, for the status line. */
    public ReadOnlyStringProperty noteProperty() {
        return note.getReadOnlyProperty();
    }

    /** Selects a node or VM, or none. */
    public void selectPlace(int place) {
        selectedPlace.set(place);
    }

    /** Selects a frame and opens it; its bytes may take a while, then they come by themselves. */
    public void selectPacket(int packet) {
        if (packet == selectedPacket.get()) {
            return;
        }
        selectedPacket.set(packet);
        int opening = openings.incrementAndGet();
        if (packet == NONE) {
            inspector.open(List.of(), 0);
        } else if (world.recording().hasSteps(packet)) {
            inspector.open(world.recording().steps(packet, share -> true), playback.timePs());
        } else {
            note.set("Running again up to this packet …");
            inspector.open(List.of(), 0);
            background.work().execute(() -> open(packet, opening));
        }
    }

    private void open(int packet, int opening) {
        List<Step> steps = world.recording().steps(packet, share -> opening == openings.get());
        background
                .ui()
                .execute(
                        () -> {
                            if (opening == openings.get()) {
                                note.set("");
                                prepare();
                                inspector.open(steps, playback.timePs());
                            }
                        });
    }

    /** In the time nobody needs, sees to it that bytes not kept will be there sooner. */
    void prepare() {
        if (world.recording().isWorthPreparing() && preparing.compareAndSet(false, true)) {
            Thread thread =
                    new Thread(
                            () -> {
                                world.recording().prepare(() -> !closed);
                                preparing.set(false);
                            },
                            "prepare");
            thread.setDaemon(true);
            thread.setPriority(Thread.MIN_PRIORITY);
            thread.start();
        }
    }

    /** Nobody looks at this run any more: what goes on for it ends. */
    void close() {
        closed = true;
        openings.incrementAndGet();
    }

    /** Selects the first frame of a flow; false if there is none. */
    public boolean selectFlow(String name) {
        int flow = -1;
        for (int i = 0; i < world.scenario().traffic().size(); i++) {
            flow = world.scenario().traffic().get(i).name().equals(name) ? i : flow;
        }
        for (int packet = 0; flow >= 0 && packet < world.recording().packets().count(); packet++) {
            if (world.recording().packets().flow(packet) == flow) {
                selectPacket(packet);
                return true;
            }
        }
        return false;
    }

    /** Shows the selected frame where it crosses its middle link. */
    public void showSelectedOnItsWay() {
        List<Integer> sent = new ArrayList<>();
        for (int row : world.recording().journey(selectedPacket.get())) {
            if (world.recording().isSent(row)) {
                sent.add(row);
            }
        }
        if (!sent.isEmpty()) {
            int row = sent.get(sent.size() / 2);
            long leavesPs = world.recording().departurePs(row);
            playback.seek(leavesPs + (world.recording().arrivalPs(row) - leavesPs) * 6 / 10);
            inspector.open(inspector.stepsProperty().get(), playback.timePs());
        }
    }

    /** Shows the next drop, or the one before, and selects what was dropped. */
    public void stepDrop(boolean forwards) {
        OptionalInt dropped = playback.stepDrop(forwards, selectedPacket.get());
        dropped.ifPresentOrElse(
                this::selectPacket,
                () -> hint("No packet is dropped " + (forwards ? "after" : "before") + " this."));
    }

    /** The next or previous hop of the selected frame; of anything, if none is selected. */
    public void stepHop(boolean forwards) {
        if (selectedPacket.get() == NONE) {
            playback.stepEvent(forwards);
        } else if (!playback.stepHop(selectedPacket.get(), forwards)) {
            hint(
                    forwards
                            ? "Nothing more happens to the selected packet."
                            : "Nothing happens to the selected packet before this.");
        }
    }

    /** Says something in the status line until the moment changes. */
    private void hint(String text) {
        hint = text;
        note.set(text);
    }

    private void moved() {
        findTraffic();
        inspector.follow(playback.timePs());
        if (!hint.isEmpty() && note.get().equals(hint)) {
            note.set("");
        }
        hint = "";
    }

    /** Why the picture shows no packets, in a sentence; empty if it shows some. */
    public String whyEmpty() {
        Traffic traffic = world.traffic();
        if (traffic.count() > 0 || traffic.isWaiting()) {
            return "";
        }
        if (world.recording().packets().count() == 0) {
            return "No packet is sent in this run: the scenario has no traffic.";
        }
        if (packets.isFiltered() && packets.shownProperty().get().length == 0) {
            return "No packet of this run passes the filter.";
        }
        return packets.isFiltered()
                ? "No packet that passes the filter is on a link just now."
                : "No packet is on a link just now.";
    }
}
