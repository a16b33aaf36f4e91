package org.nvsim.visualizer.viewmodel;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.nvsim.observe.Action;
import org.nvsim.run.record.Packets;
import org.nvsim.run.record.Recording;
import org.nvsim.scenario.spec.Scenario;
import org.nvsim.topology.Link;
import org.nvsim.topology.layout.Layout;

/** One recorded run with what is needed to draw any moment of it. */
public final class RunScene {
    private final Recording recording;
    private final Tenants tenants;
    private final Layout layout;
    private final VmPlacementHistory stays;
    private final LinkStates links;
    private final Map<Integer, Picture> pictures = new TreeMap<>(); // by arrivals of VMs
    private Optional<Clusters> clusters = Optional.empty(); // made when first wanted
    private final Drops drops;
    private final Traffic traffic;
    private final CoreLoads cores;
    private double pitch; // of rows of a large network

    public RunScene(Recording recording) {
        this.recording = recording;
        Scenario scenario = recording.scenario();
        this.tenants = new Tenants(scenario);
        this.layout = Layout.of(recording.topology(), 1);
        this.stays =
                new VmPlacementHistory(
                        recording.tableHistory(), tenants.vms().values(), scenario.timeline());
        this.links = new LinkStates(recording.tableHistory(), recording.topology());
        this.drops = new Drops(recording);
        this.traffic = new Traffic(this);
        this.cores = new CoreLoads(recording.result().samples());
    }

    public Recording recording() {
        return recording;
    }

    public Scenario scenario() {
        return recording.scenario();
    }

    public Tenants tenants() {
        return tenants;
    }

    public Drops drops() {
        return drops;
    }

    public CoreLoads cores() {
        return cores;
    }

    public Traffic traffic() {
        return traffic;
    }

    /** How the network is drawn at a moment; the same object as long as no VM arrives anywhere. */
    public Picture picture(long timePs) {
        return pictures.computeIfAbsent(
                stays.arrivals(timePs),
                count -> new Picture(recording, layout, stays.hosts(timePs), pitch));
    }

    /**
     * Moves the rows of a large network as far apart as asked.
     *
     * @return whether that changes its pictures
     */
    boolean spread(double rowPitch) {
        if (rowPitch == pitch || !picture(0).isLarge()) {
            return false;
        }
        pitch = rowPitch;
        pictures.clear();
        return true;
    }

    /** What of the network is drawn as one at a scale, in pixels of a unit of the picture. */
    public Overview overview(long timePs, double scale) {
        if (clusters.isEmpty() && picture(timePs).isLarge()) {
            clusters = Optional.of(new Clusters(recording.topology(), layout));
        }
        return new Overview(recording.topology(), picture(timePs), clusters, scale);
    }

    /** Whether a VM stands still at a moment, as while it moves; empty if it runs. */
    public Optional<VmPause> pause(String vm, long timePs) {
        return stays.pause(vm, timePs);
    }

    /** Whether a link is down at a moment. */
    public boolean isDown(int link, long timePs) {
        return links.isDown(link, timePs);
    }

    /** How busy a link was around a moment, from 0 to 1, in its busier direction. */
    public double load(int link, long timePs) {
        Link ends = recording.topology().link(link);
        int slice = recording.series().sliceAt(timePs);
        return Math.max(
                recording.series().load(ends.a().node(), ends.a().port(), slice),
                recording.series().load(ends.b().node(), ends.b().port(), slice));
    }

    /** The tenant a frame belongs to, or {@link Tenants#NOBODY}. */
    public int tenantOf(int packet) {
        return tenants.ofDomain(recording.packets().domain(packet));
    }

    /** The first moment worth looking at: when a frame of a flow first goes out, or the start. */
    public long firstActionPs() {
        for (int row = 0; row < recording.rowCount(); row++) {
            boolean ofFlow = recording.packets().flow(recording.packet(row)) >= 0;
            if (ofFlow && recording.isSent(row)) {
                return recording.departurePs(row)
                        + (recording.arrivalPs(row) - recording.departurePs(row)) / 2;
            }
        }
        return 0;
    }

    /** How a frame ended, in words. */
    public String outcome(int packet) {
        Packets packets = recording.packets();
        int last = packets.lastRow(packet);
        Action action = recording.action(last);
        String place = recording.places().get(recording.place(last));
        return switch (action) {
            case DELIVERED -> "delivered to " + place;
            case CONSUMED -> "used up at " + place;
            case DROPPED -> "dropped at " + place + ": " + recording.reason(last).word();
            default -> "on its way at the end";
        };
    }
}
