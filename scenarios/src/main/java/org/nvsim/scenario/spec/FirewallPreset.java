package org.nvsim.scenario.spec;

import org.nvsim.feature.Word;

/**
 * The rules a firewall comes with, as {@link org.nvsim.fabric.firewall.FirewallPreset} has them.
 */
public enum FirewallPreset implements Word {
    ALLOW_ALL,
    DEFAULT_DENY_GRE,
    REJECT_GRE,
    GRE_PAYLOAD_IP_ONLY,
    STATEFUL_GRE,
    BLOCK_ICMP,
    MTU_CLAMP,
    DENY_ALL;

    private final org.nvsim.fabric.firewall.FirewallPreset model =
            org.nvsim.fabric.firewall.FirewallPreset.valueOf(name());

    @Override
    public String word() {
        return model.word();
    }

    @Override
    public String doc() {
        return model.doc();
    }
}
