package org.nvsim.scenario;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nvsim.scenario.bind.Binding;
import org.nvsim.scenario.spec.Console;
import org.nvsim.scenario.spec.Edit;
import org.nvsim.scenario.spec.Mechanism;
import org.nvsim.scenario.spec.PolicySpec;
import org.nvsim.scenario.spec.Scenario;
import org.nvsim.scenario.spec.SubnetSpec;
import org.nvsim.scenario.spec.TenantSpec;
import org.nvsim.scenario.spec.TimelineAction;
import org.nvsim.scenario.spec.VmSpec;

/** Whether what writes policy, and what happens to policy, fits the rest of the file. */
final class PolicyChecks {
    private record Stay(String host, long sincePs) {}

    private final Scenario scenario;
    private final Binding binding;
    private final Map<String, Stay> stays = new HashMap<>(); // looked up, never walked
    private final Map<String, TenantSpec> tenantOfVm = new HashMap<>(); // looked up, never walked

    PolicyChecks(Scenario scenario, Binding binding) {
        this.scenario = scenario;
        this.binding = binding;
        for (TenantSpec tenant : scenario.tenants()) {
            for (VmSpec vm : tenant.vms()) {
                stays.put(vm.name(), new Stay(vm.host(), 0));
                tenantOfVm.put(vm.name(), tenant);
            }
        }
    }

    void run() {
        checkConsole(scenario.policy());
        scenario.timeline().forEach(this::check);
    }

    private void checkConsole(PolicySpec policy) {
        boolean encapsulates =
                scenario.tenants().stream()
                        .anyMatch(t -> t.virtualization().mechanism() == Mechanism.NVGRE);
        if (policy.console() == Console.VMM_2012_SP1 && !policy.isLocal() && encapsulates) {
            binding.error(
                    policy.consoleMark(),
                    "the console of VMM 2012 SP1 can define IP rewrite only; for NVGRE"
                            + " administrators had to write PowerShell scripts: use 'management: local'"
                            + " with 'scripts' (nvsim powershell FILE --export writes one), or"
                            + " 'mechanism: ip-rewrite' (a field report of January 2013 says the"
                            + " opposite of the version that shipped)");
        }
    }

    private void check(TimelineAction action) {
        if (action instanceof TimelineAction.Migrate move) {
            checkMigration(move);
        } else if (action instanceof TimelineAction.AgentState agent) {
            needManager(agent, "no manager whose agent it is");
        } else if (action instanceof TimelineAction.ManagerState manager) {
            needManager(manager, "no manager");
        } else if (action instanceof TimelineAction.ChangeRecord change) {
            checkRecord(change);
        } else if (action instanceof TimelineAction.ChangeRoute change) {
            checkRoute(change);
        }
    }

    private void needManager(TimelineAction action, String lack) {
        if (scenario.policy().isLocal()) {
            binding.error(
                    action.mark(),
                    "under 'management: local' there is " + lack + "; use 'management: central'");
        }
    }

    private void checkMigration(TimelineAction.Migrate move) {
        Stay stay = stays.get(move.vm());
        if (stay == null) {
            return; // reported where names are resolved
        }
        if (move.atPs() < stay.sincePs()) {
            binding.error(
                    move.mark(),
                    "'" + move.vm() + "' is still on its way to " + stay.host() + " at that time");
        } else if (stay.host().equals(move.toHost())) {
            binding.error(
                    move.mark(), "'" + move.vm() + "' is on " + move.toHost() + " at that time");
        }
        stays.put(move.vm(), new Stay(move.toHost(), move.resumePs()));
        if (move.updatePolicy().orElse(false)) {
            needManager(move, "no manager to change records");
        }
    }

    private void checkRecord(TimelineAction.ChangeRecord change) {
        TenantSpec tenant = tenantOfVm.get(change.vm());
        if (tenant != null && !usesRecords(tenant)) {
            binding.error(
                    change.mark(),
                    "'"
                            + change.vm()
                            + "' has no lookup record: its tenant's mechanism is "
                            + tenant.virtualization().mechanism().word());
        }
        checkHosts(change, change.hosts());
        if (scenario.policy().isLocal() && change.provider().isEmpty() && !removes(change)) {
            binding.error(
                    change.mark(),
                    "under 'management: local' nobody derives provider addresses; write"
                            + " 'provider-address'");
        }
    }

    private static boolean removes(TimelineAction.ChangeRecord change) {
        return change.edit() == Edit.REMOVE;
    }

    private static boolean usesRecords(TenantSpec tenant) {
        Mechanism mechanism = tenant.virtualization().mechanism();
        return mechanism == Mechanism.NVGRE || mechanism == Mechanism.IP_REWRITE;
    }

    private void checkRoute(TimelineAction.ChangeRoute change) {
        checkHosts(change, change.hosts());
        for (TenantSpec tenant : scenario.tenants()) {
            boolean known =
                    tenant.subnets().stream()
                            .map(SubnetSpec::name)
                            .anyMatch(change.subnet()::equals);
            if (tenant.name().equals(change.tenant()) && !known) {
                binding.error(
                        change.mark(),
                        "tenant '" + tenant.name() + "' has no subnet '" + change.subnet() + "'");
            }
        }
    }

    private void checkHosts(TimelineAction change, List<String> hosts) {
        if (hosts.isEmpty()) {
            needManager(change, "no manager to change it on every host");
        }
    }
}
