package org.nvsim.virt.overlay.none;

import java.util.Optional;
import org.nvsim.packet.Carriage;
import org.nvsim.virt.overlay.AddressScheme;
import org.nvsim.virt.overlay.Overlay;
import org.nvsim.virt.overlay.Separation;
import org.nvsim.virt.overlay.Tunnel;

/** No virtualization: a packet leaves as its VM made it. */
public final class NoOverlay implements Overlay {
    public NoOverlay() {}

    @Override
    public String word() {
        return "none";
    }

    @Override
    public String doc() {
        return "not virtualized: VMs sit in the physical network as they are; in a generated network"
                + " each has an address of its host's rack instead of its own";
    }

    @Override
    public Separation separation() {
        return Separation.NONE;
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
        return Optional.of("TranslationMethodNone");
    }
}
