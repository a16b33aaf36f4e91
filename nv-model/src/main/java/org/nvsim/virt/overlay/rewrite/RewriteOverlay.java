package org.nvsim.virt.overlay.rewrite;

import java.util.Optional;
import org.nvsim.packet.Carriage;
import org.nvsim.virt.overlay.AddressScheme;
import org.nvsim.virt.overlay.Overlay;
import org.nvsim.virt.overlay.Separation;
import org.nvsim.virt.overlay.Tunnel;

/** IP rewrite: customer addresses give way to provider addresses, one for one. */
public final class RewriteOverlay implements Overlay {
    public RewriteOverlay() {}

    @Override
    public String word() {
        return "ip-rewrite";
    }

    @Override
    public String doc() {
        return "customer addresses are exchanged for provider addresses, one per VM";
    }

    @Override
    public Separation separation() {
        return Separation.RECORDS;
    }

    @Override
    public Carriage carriage() {
        return Carriage.REWRITTEN;
    }

    @Override
    public Tunnel tunnel() {
        return null;
    }

    @Override
    public AddressScheme addresses(boolean perSubnet) {
        return AddressScheme.PER_CUSTOMER_ADDRESS;
    }

    @Override
    public Optional<String> cmdletWord() {
        return Optional.of("TranslationMethodNat");
    }

    /** A provider address stands for one customer, so it cannot carry packets of others. */
    @Override
    public Overlay towardsGateways() {
        return Overlay.called("nvgre");
    }
}
