package org.nvsim.virt.overlay;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.nvsim.feature.Feature;
import org.nvsim.feature.Parameter;
import org.nvsim.feature.Registry;
import org.nvsim.packet.Carriage;

/**
 * A way for tenants' packets to cross the provider's network: one of the words of {@code
 * mechanism}. Each lives in a package of its own, with all that is known of it, and is found as a
 * service.
 */
public interface Overlay extends Feature {
    /** What keeps tenants apart. */
    Separation separation();

    /** What becomes of a packet on its way over the provider's network. */
    Carriage carriage();

    /** How frames are encapsulated; null unless {@link #carriage} says that they are. */
    Tunnel tunnel();

    /**
     * How many provider addresses its packets need.
     *
     * @param perSubnet whether hosts have an address for each virtual subnet they hold, as those of
     *     Windows Server 2012 R2 do, and not one for all
     */
    AddressScheme addresses(boolean perSubnet);

    /** What policy scripts write for it ({@code -Rule}); empty if Windows does not know it. */
    Optional<String> cmdletWord();

    @Override
    default List<Parameter<?>> parameters() {
        return List.of();
    }

    /**
     * What carries packets between its VMs and machines that no record stands for, such as those
     * behind gateways and routers.
     */
    default Overlay towardsGateways() {
        return this;
    }

    /** Whether hosts need lookup records for it. */
    default boolean usesRecords() {
        return separation() == Separation.RECORDS;
    }

    /** Whether each virtual subnet has a VLAN of the provider's network. */
    default boolean usesVlans() {
        return separation() == Separation.VLAN;
    }

    /** Whether anything keeps tenants apart. */
    default boolean isolates() {
        return separation() != Separation.NONE;
    }

    /** Whether it puts frames into packets of the provider's network. */
    default boolean encapsulates() {
        return carriage() == Carriage.ENCAPSULATED;
    }

    /** Whether it exchanges customer addresses for provider addresses. */
    default boolean rewrites() {
        return carriage() == Carriage.REWRITTEN;
    }

    /** All that there are. */
    static Registry<Overlay> registry() {
        return Known.REGISTRY;
    }

    /**
     * The one with this word.
     *
     * @throws IllegalArgumentException if there is none
     */
    static Overlay called(String word) {
        return Known.REGISTRY.get(word);
    }

    /**
     * The overlay whose tunnel a sound IPv4 packet belongs to, well-formed or not; null if none.
     *
     * @param available bytes stored from {@code ip} on
     */
    static Overlay recognised(byte[] b, int ip, int available) {
        for (Overlay overlay : Known.TUNNELLED) {
            if (overlay.tunnel().recognises(b, ip, available)) {
                return overlay;
            }
        }
        return null;
    }

    /** Looked for once, when the first is asked for. */
    final class Known {
        private static final Registry<Overlay> REGISTRY =
                Registry.of(
                        "mechanism",
                        ServiceLoader.load(Overlay.class, Registry.loaderOf(Overlay.class)));

        private static final Overlay[] TUNNELLED =
                REGISTRY.all().stream().filter(Overlay::encapsulates).toArray(Overlay[]::new);

        private Known() {}
    }
}
