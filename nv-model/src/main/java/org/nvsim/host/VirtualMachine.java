package org.nvsim.host;

import java.util.Objects;
import org.nvsim.guest.GuestConfig;
import org.nvsim.guest.GuestStack;
import org.nvsim.guest.NetDevice;
import org.nvsim.packet.DropReason;
import org.nvsim.packet.Frame;
import org.nvsim.packet.FrameHolder;

/** A virtual machine: a guest, and the port of a host's virtual switch that it is plugged into. */
public final class VirtualMachine implements FrameHolder, NetDevice {
    private final String name;
    private final String tenant;
    private final int domain;
    private final GuestConfig config;
    private GuestStack guest;
    private VmPort port;
    private long checkedFrames;
    private long strangeFrames;
    private boolean strangersAllowed;

    /**
     * @param domain number of its routing domain, from 1, for the checker of isolation
     * @param config how the guest's interface is set up
     */
    public VirtualMachine(String name, String tenant, int domain, GuestConfig config) {
        this.name = Objects.requireNonNull(name);
        this.tenant = Objects.requireNonNull(tenant);
        this.domain = domain;
        this.config = Objects.requireNonNull(config);
    }

    public String name() {
        return name;
    }

    public String tenant() {
        return tenant;
    }

    /** Number of its routing domain, from 1. */
    public int domain() {
        return domain;
    }

    public GuestConfig config() {
        return config;
    }

    /** What runs inside. Exists once the VM is on a host. */
    public GuestStack guest() {
        return guest;
    }

    /** The port it is plugged into; null while it moves. */
    public VmPort port() {
        return port;
    }

    /**
     * Plugs the VM into a port of {@code host}: the first time it starts there, later it goes on.
     */
    void plugInto(Host host, VmPort newPort) {
        port = newPort;
        if (guest == null) {
            guest = new GuestStack(host.node(), host.place().within(name), config, this);
        } else {
            guest.resume(host.node(), host.place().within(name), this);
        }
    }

    /** Takes the VM off its port: it neither sends nor receives, and its clocks stand still. */
    void unplug() {
        guest.pause();
        port = null;
    }

    /** Tells its network where it is (gratuitous ARP). */
    public void announce() {
        guest.announce();
    }

    /** Frames that the guest holds, wherever it is. */
    @Override
    public int heldFrames() {
        return guest.heldFrames();
    }

    /** A frame reached the port. */
    void receive(Frame frame) {
        boolean strange = frame.domain() != 0 && frame.domain() != domain;
        strangeFrames += strange ? 1 : 0;
        if (strange && !strangersAllowed) {
            throw new IllegalStateException(
                    frame
                            + " of routing domain "
                            + frame.domain()
                            + " reached VM "
                            + name
                            + " of routing domain "
                            + domain);
        }
        checkedFrames += frame.domain() == 0 ? 0 : 1;
        guest.receive(frame);
    }

    /**
     * Lets frames of other routing domains be counted instead of ending the run: where scripts say
     * which virtual subnet a port is in, they can be wrong about it.
     */
    public void allowStrangers() {
        strangersAllowed = true;
    }

    /** Frames of another routing domain that reached this VM. */
    public long strangeFrames() {
        return strangeFrames;
    }

    /** Frames of VMs that reached this one, each compared with its own routing domain. */
    public long checkedFrames() {
        return checkedFrames;
    }

    /** Takes a frame that the guest sends. */
    @Override
    public void send(Frame frame) {
        frame.setDomain(domain);
        if (port == null) {
            guest.place().drop(frame, DropReason.VM_PAUSED);
        } else {
            port.host().receiveFromVm(port, frame);
        }
    }

    @Override
    public long leavesPs() {
        return port == null ? 0 : port.host().leavesPs();
    }

    @Override
    public String toString() {
        return name;
    }
}
