package org.nvsim.benchmarks;

import org.nvsim.packet.Prefix;
import org.nvsim.virt.CustomerDirectory;
import org.nvsim.virt.FilterDriver;
import org.nvsim.virt.FilterSettings;
import org.nvsim.virt.overlay.Overlay;
import org.nvsim.virt.policy.CustomerRoute;
import org.nvsim.virt.policy.Generation;
import org.nvsim.virt.policy.HostPolicy;
import org.nvsim.virt.policy.LookupRecord;
import org.nvsim.virt.policy.ProviderAddress;
import org.nvsim.virt.policy.RoutingDomainId;

/** The filters of two hosts with a thousand VMs of one subnet, every other VM on each. */
final class TwoHosts {
    static final int VSID = 5001;
    static final int HOST_1 = 0xC0A8_0001;
    static final int HOST_2 = 0xC0A8_0002;
    private static final int VMS = 1000;
    private static final int CUSTOMERS = 0x0A00_0000;
    private static final int PROVIDERS = 0xC0A8_0000;

    final FilterDriver first;
    final FilterDriver second;

    TwoHosts(Overlay rule) {
        HostPolicy[] policies = {
            new HostPolicy(Generation.WINDOWS_2012), new HostPolicy(Generation.WINDOWS_2012)
        };
        for (HostPolicy policy : policies) {
            for (int vm = 0; vm < VMS; vm++) {
                int provider = providerAddress(vm, rule);
                policy.records()
                        .add(
                                LookupRecord.of(
                                        VSID, customerAddress(vm), mac(vm), provider, rule, ""));
            }
            policy.customerRoutes()
                    .add(
                            CustomerRoute.onLink(
                                    new RoutingDomainId(0, VSID),
                                    VSID,
                                    new Prefix(CUSTOMERS, 16),
                                    ""));
        }
        for (int vm = 0; vm < VMS; vm++) {
            own(policies[vm % 2], providerAddress(vm, rule));
        }
        first = filter(policies[0]);
        second = filter(policies[1]);
    }

    static int customerAddress(int vm) {
        return CUSTOMERS + 2 + vm;
    }

    static long mac(int vm) {
        return 0x0200_0000_0000L + vm;
    }

    private static int providerAddress(int vm, Overlay rule) {
        return rule == Overlay.called("ip-rewrite")
                ? PROVIDERS + 0x100 + vm
                : vm % 2 == 0 ? HOST_1 : HOST_2;
    }

    private static void own(HostPolicy policy, int address) {
        policy.provider().add(new ProviderAddress(address, 16, 0, 1, 0, ""));
    }

    private static FilterDriver filter(HostPolicy policy) {
        return new FilterDriver(
                policy, FilterSettings.of(Generation.WINDOWS_2012), 1600, CustomerDirectory.NONE);
    }
}
