package org.nvsim.audit;

import java.util.Set;
import java.util.TreeSet;
import org.nvsim.scenario.spec.FlowSpec;
import org.nvsim.scenario.spec.Scenario;
import org.nvsim.scenario.spec.SubnetSpec;
import org.nvsim.scenario.spec.TenantSpec;
import org.nvsim.scenario.spec.VmSpec;

/** The machines that a flow is for: the one it names, or those that its address is of. */
final class Receivers {
    private Receivers() {}

    /** Their names; none if nobody has the address. */
    static Set<String> of(FlowSpec spec, Scenario scenario) {
        Set<String> receivers = new TreeSet<>();
        if (spec.toAddress()) {
            addMembers(spec, scenario, receivers);
        } else {
            receivers.add(spec.to());
        }
        return receivers;
    }

    private static void addMembers(FlowSpec spec, Scenario scenario, Set<String> receivers) {
        for (TenantSpec tenant : scenario.tenants()) {
            VmSpec from =
                    tenant.vms().stream()
                            .filter(vm -> vm.name().equals(spec.from()))
                            .findFirst()
                            .orElse(null);
            if (from == null) {
                continue;
            }
            SubnetSpec subnet = tenant.subnet(from.subnet());
            for (VmSpec vm : tenant.vms()) {
                boolean mate = vm != from && vm.subnet().equals(from.subnet());
                boolean domain = tenant.subnet(vm.subnet()).rdid().equals(subnet.rdid());
                boolean meant = vm != from && domain && number(spec.to()) == vm.address();
                if (isGroup(spec, subnet) ? mate : meant) {
                    receivers.add(vm.name());
                }
            }
        }
    }

    private static boolean isGroup(FlowSpec spec, SubnetSpec subnet) {
        if (spec.to().equals(FlowSpec.BROADCAST)) {
            return true;
        }
        int address = number(spec.to());
        return address >>> 28 == 14 || address == -1 || subnet.prefix().isBroadcast(address);
    }

    private static int number(String address) {
        if (!Character.isDigit(address.charAt(0))) {
            return 0;
        }
        int value = 0;
        for (String part : address.split("\\.")) {
            value = value << 8 | Integer.parseInt(part);
        }
        return value;
    }
}
