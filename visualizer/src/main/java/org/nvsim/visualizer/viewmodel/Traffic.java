package org.nvsim.visualizer.viewmodel;

import java.util.Arrays;
import java.util.function.IntPredicate;
import org.nvsim.run.record.EncapsulationState;
import org.nvsim.run.record.Recording;
import org.nvsim.topology.Topology;

/**
 * The frames on links at a moment, each at its true place. One object serves all moments: {@link
 * #at} fills its columns anew.
 */
public final class Traffic {
    private final RunScene world;
    private final Recording recording;
    private int count;
    private int[] rows = new int[1024];
    private int[] links = new int[1024];
    private double[] x = new double[1024];
    private double[] y = new double[1024];
    private double[] directionX = new double[1024];
    private double[] directionY = new double[1024];
    private int[] byLink = new int[0];
    private int[] queued = new int[0];
    private int[] inPlace = new int[0];

    Traffic(RunScene world) {
        this.world = world;
        this.recording = world.recording();
    }

    /**
     * Finds all frames of a moment.
     *
     * @param wanted which frames are shown, by number
     */
    public void at(long timePs, IntPredicate wanted) {
        Topology topology = recording.topology();
        Picture picture = world.picture(timePs);
        count = 0;
        byLink = new int[topology.linkCount() * 2];
        inPlace = new int[recording.places().size()];
        queued = new int[topology.linkCount() * 2];
        for (int row : recording.liveRows(timePs)) {
            if (!wanted.test(recording.packet(row))) {
                continue;
            }
            if (recording.isSent(row)) {
                add(row, timePs, topology, picture);
            } else {
                inPlace[recording.place(row)]++;
            }
        }
    }

    private void add(int row, long timePs, Topology topology, Picture picture) {
        if (count == rows.length) {
            grow();
        }
        int node = recording.place(row);
        LinkLine line = picture.links().get(topology.linkId(node, recording.port(row)));
        boolean forward = line.fromNode() == node;
        long leavesPs = recording.departurePs(row);
        long arrivesPs = recording.arrivalPs(row);
        int way = line.link() * 2 + (forward ? 0 : 1);
        byLink[way]++;
        if (timePs < leavesPs) {
            queued[way]++;
            return;
        }
        double share = Math.min(1, (timePs - leavesPs) / (double) (arrivesPs - leavesPs));
        double fromX = forward ? line.x1() : line.x2();
        double fromY = forward ? line.y1() : line.y2();
        double toX = forward ? line.x2() : line.x1();
        double toY = forward ? line.y2() : line.y1();
        double length = Math.max(1e-9, Math.hypot(toX - fromX, toY - fromY));
        rows[count] = row;
        links[count] = line.link();
        x[count] = fromX + share * (toX - fromX);
        y[count] = fromY + share * (toY - fromY);
        directionX[count] = (toX - fromX) / length;
        directionY[count] = (toY - fromY) / length;
        count++;
    }

    private void grow() {
        int size = count * 2;
        rows = Arrays.copyOf(rows, size);
        links = Arrays.copyOf(links, size);
        x = Arrays.copyOf(x, size);
        y = Arrays.copyOf(y, size);
        directionX = Arrays.copyOf(directionX, size);
        directionY = Arrays.copyOf(directionY, size);
    }

    /** Frames on links, those in buffers not among them. */
    public int count() {
        return count;
    }

    /** The row of the recording that put the frame there. */
    public int row(int i) {
        return rows[i];
    }

    /** The link it is on. */
    public int link(int i) {
        return links[i];
    }

    public double x(int i) {
        return x[i];
    }

    public double y(int i) {
        return y[i];
    }

    /** Unit vector of where it goes. */
    public double directionX(int i) {
        return directionX[i];
    }

    public double directionY(int i) {
        return directionY[i];
    }

    /** The tenant of a frame, or {@link Tenants#NOBODY}. */
    public int tenant(int i) {
        return world.tenantOf(recording.packet(rows[i]));
    }

    public EncapsulationState look(int i) {
        return recording.look(rows[i]);
    }

    /** Frames that wait in the buffer of the port at the begin of a link's line, or at its end. */
    public int waiting(int link, boolean forward) {
        return queued[link * 2 + (forward ? 0 : 1)];
    }

    /** Frames on a link and in its buffer, in the direction of its line or against it. */
    public int onLink(int link, boolean forward) {
        return byLink[link * 2 + (forward ? 0 : 1)];
    }

    /** Whether any frame waits in a buffer. */
    public boolean isWaiting() {
        for (int count : queued) {
            if (count > 0) {
                return true;
            }
        }
        return false;
    }

    /** Frames held inside a node or VM. */
    public int inPlace(int place) {
        return inPlace[place];
    }
}
