package org.nvsim.scenario.spec;

import java.util.Optional;
import org.nvsim.packet.Prefix;
import org.nvsim.scenario.problem.SourceMark;
import org.nvsim.virt.overlay.Overlay;

/**
 * How virtual networks are made; the file's own for all tenants, or one tenant's with its changes.
 *
 * @param mark where the section (or the tenant it was derived for) stands
 * @param mechanism how packets cross the provider's network
 * @param providerPool where provider addresses come from; empty means from the hosts' own subnets
 * @param generation which Windows release the hosts behave like
 * @param flowId what fills the low bits of the GRE key
 * @param broadcast what happens to broadcasts; by default {@code drop} in generation 2012, {@code
 *     replicate} in 2012r2
 * @param oversize what happens to a packet too big once encapsulated
 * @param verifySource whether a receiving host checks the inner source against the outer address
 * @param ingressCheck whether a sending host checks a VM's source addresses against its records
 * @param routerIcmp whether the distributed router tells a sender by ICMP that the TTL ran out
 */
public record VirtualizationSpec(
        SourceMark mark,
        Overlay mechanism,
        Optional<Prefix> providerPool,
        Generation generation,
        FlowId flowId,
        Broadcast broadcast,
        Oversize oversize,
        boolean verifySource,
        boolean ingressCheck,
        boolean routerIcmp) {}
