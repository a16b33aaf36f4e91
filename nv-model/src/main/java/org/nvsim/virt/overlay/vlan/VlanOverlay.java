package org.nvsim.virt.overlay.vlan;

import java.util.Optional;
import org.nvsim.packet.Carriage;
import org.nvsim.virt.overlay.AddressScheme;
import org.nvsim.virt.overlay.Overlay;
import org.nvsim.virt.overlay.Separation;
import org.nvsim.virt.overlay.Tunnel;

/** A VLAN of the provider's network for each virtual subnet (IEEE 802.1Q). */
public final class VlanOverlay implements Overlay {
    public VlanOverlay() {}

    @Override
    public String word() {
        return "vlan";
    }

    @Override
    public String doc() {
        return "one 802.1Q tag per virtual subnet, configured on every switch port";
    }

    @Override
    public Separation separation() {
        return Separation.VLAN;
    }

    @Override
    public Carriage carriage() {
        return Carriage.PLAIN;
    }

    @Override
    public Tunnel tunnel() {
        return null;
    }

    @Override
    public AddressScheme addresses(boolean perSubnet) {
        return AddressScheme.PER_HOST;
    }

    @Override
    public Optional<String> cmdletWord() {
        return Optional.empty();
    }
}
