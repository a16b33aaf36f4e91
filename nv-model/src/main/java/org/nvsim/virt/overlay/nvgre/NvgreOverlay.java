package org.nvsim.virt.overlay.nvgre;

import java.util.Optional;
import org.nvsim.packet.Carriage;
import org.nvsim.virt.overlay.AddressScheme;
import org.nvsim.virt.overlay.Overlay;
import org.nvsim.virt.overlay.Separation;
import org.nvsim.virt.overlay.Tunnel;

/** NVGRE: the whole frame travels inside GRE between provider addresses (RFC 7637). */
public final class NvgreOverlay implements Overlay {
    private static final Tunnel TUNNEL = new NvgreTunnel();

    public NvgreOverlay() {}

    @Override
    public String word() {
        return "nvgre";
    }

    @Override
    public String doc() {
        return "encapsulated in GRE, the virtual subnet in the key (RFC 7637)";
    }

    @Override
    public Separation separation() {
        return Separation.RECORDS;
    }

    @Override
    public Carriage carriage() {
        return Carriage.ENCAPSULATED;
    }

    @Override
    public Tunnel tunnel() {
        return TUNNEL;
    }

    @Override
    public AddressScheme addresses(boolean perSubnet) {
        return perSubnet ? AddressScheme.PER_HOST_AND_SUBNET : AddressScheme.PER_HOST;
    }

    @Override
    public Optional<String> cmdletWord() {
        return Optional.of("TranslationMethodEncap");
    }
}
