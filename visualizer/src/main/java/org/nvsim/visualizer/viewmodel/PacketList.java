package org.nvsim.visualizer.viewmodel;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.nvsim.observe.Action;
import org.nvsim.packet.Ipv4Address;
import org.nvsim.packet.protocol.IpProtocols;
import org.nvsim.packet.protocol.Protocols;
import org.nvsim.run.record.Packets;
import org.nvsim.run.record.Recording;
import org.nvsim.visualizer.filter.Filter;
import org.nvsim.visualizer.filter.FilterException;
import org.nvsim.visualizer.filter.PacketTest;

/**
 * The packets of a run that pass the display filter. Lines are made when they are looked at; the
 * list itself is an index. A filter that is wrong changes nothing but the complaint.
 */
public final class PacketList {
    private final RunScene world;
    private final ReadOnlyStringWrapper filter = new ReadOnlyStringWrapper(this, "filter", "");
    private final ReadOnlyObjectWrapper<Optional<FilterException>> complaint =
            new ReadOnlyObjectWrapper<>(this, "complaint", Optional.empty());
    private final ReadOnlyObjectWrapper<int[]> shown = new ReadOnlyObjectWrapper<>(this, "shown");
    private final RunModel.Background background;
    private final AtomicInteger asked = new AtomicInteger();
    private PacketTest test = packet -> true;

    public PacketList(RunScene world, RunModel.Background background) {
        this.world = world;
        this.background = background;
        shown.set(all(test, asked.get()));
    }

    /** The filter in force: the last that was understood. */
    public ReadOnlyStringProperty filterProperty() {
        return filter.getReadOnlyProperty();
    }

    /** What is wrong with the filter tried last. */
    public ReadOnlyObjectProperty<Optional<FilterException>> complaintProperty() {
        return complaint.getReadOnlyProperty();
    }

    /** Numbers of the frames that pass, in the order in which they were made. */
    public ReadOnlyObjectProperty<int[]> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /**
     * Puts a filter in force, or complains. The packets are gone through in the background; until
     * they are found the filter before stays in force.
     */
    public void select(String text) {
        try {
            PacketTest wanted = Filter.read(text, world);
            complaint.set(Optional.empty());
            int question = asked.incrementAndGet();
            background.work().execute(() -> find(text, wanted, question));
        } catch (FilterException e) {
            complaint.set(Optional.of(e));
        }
    }

    private void find(String text, PacketTest wanted, int question) {
        int[] found = all(wanted, question);
        background
                .ui()
                .execute(
                        () -> {
                            if (question == asked.get()) {
                                test = wanted;
                                filter.set(text.strip());
                                shown.set(found);
                            }
                        });
    }

    /** All that pass, or some, if nobody asks any more. */
    private int[] all(PacketTest wanted, int question) {
        int count = world.recording().packets().count();
        int[] found = new int[count];
        int size = 0;
        for (int packet = 0; packet < count && question == asked.get(); packet++) {
            if (wanted.holds(packet)) {
                found[size++] = packet;
            }
        }
        return Arrays.copyOf(found, size);
    }

    /** Whether a filter hides anything. */
    public boolean isFiltered() {
        return !filter.get().isEmpty();
    }

    /** Which frames pass. */
    public IntPredicate wanted() {
        PacketTest now = test;
        return now::holds;
    }

    /** The position of a frame in the list, or -1. */
    public int indexOf(int packet) {
        int found = Arrays.binarySearch(shown.get(), packet);
        return found < 0 ? -1 : found;
    }

    /** The line of a frame. */
    public PacketRow row(int packet) {
        Recording recording = world.recording();
        Packets packets = recording.packets();
        int flow = packets.flow(packet);
        int tenant = world.tenantOf(packet);
        return new PacketRow(
                packet,
                Amount.moment(recording.timePs(packets.firstRow(packet))),
                flow < 0
                        ? ""
                        : world.scenario().traffic().get(flow).name()
                                + " "
                                + packets.number(packet),
                address(packets.source(packet)),
                address(packets.destination(packet)),
                protocol(packet),
                packets.lengthBytes(packet),
                world.tenants().name(tenant),
                tenant,
                world.outcome(packet),
                recording.action(packets.lastRow(packet)) == Action.DROPPED);
    }

    private static String address(int address) {
        return address == 0 ? "" : Ipv4Address.format(address);
    }

    private String protocol(int packet) {
        Packets packets = world.recording().packets();
        String own = own(packets, packet);
        if (packets.vsid(packet) >= 0) {
            return own + " in GRE " + packets.vsid(packet);
        }
        return packets.outerSource(packet) != 0 ? own + " rewritten" : own;
    }

    /** Name of what IP carries, or of the innermost header. */
    private static String own(Packets packets, int packet) {
        if (packets.protocol(packet) >= 0) {
            return IpProtocols.name(packets.protocol(packet));
        }
        List<String> kind = packets.kind(packet);
        String innermost = kind.get(kind.size() - 1);
        return Protocols.of(innermost).name();
    }
}
