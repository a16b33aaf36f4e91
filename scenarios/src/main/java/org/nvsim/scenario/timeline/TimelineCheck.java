package org.nvsim.scenario.timeline;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.nvsim.scenario.bind.Binding;
import org.nvsim.scenario.problem.SourceMark;
import org.nvsim.scenario.spec.LinkPattern;
import org.nvsim.scenario.spec.Scenario;
import org.nvsim.scenario.spec.TenantSpec;
import org.nvsim.scenario.spec.TimelineAction;
import org.nvsim.scenario.spec.VmSpec;

/** Whether the timeline fits the rest of a scenario, as its actions ask. */
public final class TimelineCheck {
    /** Where a VM is, and since when. */
    public record Stay(String host, long sincePs) {}

    private final Scenario scenario;
    private final Binding binding;
    private final Map<String, Stay> stays = new HashMap<>(); // looked up, never walked
    private final Map<String, TenantSpec> tenantOfVm = new HashMap<>(); // looked up, never walked

    private TimelineCheck(Scenario scenario, Binding binding) {
        this.scenario = scenario;
        this.binding = binding;
        for (TenantSpec tenant : scenario.tenants()) {
            for (VmSpec vm : tenant.vms()) {
                stays.put(vm.name(), new Stay(vm.host(), 0));
                tenantOfVm.put(vm.name(), tenant);
            }
        }
    }

    /** Checks the whole timeline; what is wrong goes to the binding. */
    public static void run(Scenario scenario, Binding binding) {
        TimelineCheck check = new TimelineCheck(scenario, binding);
        for (TimelineAction action : scenario.timeline()) {
            if (action.atPs() >= scenario.durationPs()) {
                check.error(
                        binding.fieldsOf(action)
                                .map(fields -> fields.markOf(TimelineKind.AT))
                                .orElse(action.mark()),
                        "happens when the run is over; its duration is too short");
            }
            TimelineKinds.check(action, check);
            action.migration()
                    .ifPresent(m -> check.stays.put(m.vm(), new Stay(m.toHost(), m.resumePs())));
        }
    }

    /** The scenario that the actions are of. */
    public Scenario scenario() {
        return scenario;
    }

    /** Reports what is wrong, and what would be right. */
    public void error(SourceMark mark, String message) {
        binding.error(mark, message);
    }

    /** Reports an error if no link joins these nodes. */
    public void requireLinked(String a, String b, SourceMark mark) {
        LinkPattern link = new LinkPattern(a, b);
        if (!scenario.network().hasLinks(link)) {
            error(mark, link.noneSuch());
        }
    }

    /**
     * Reports an error under local management.
     *
     * @param lack what there is not, for the message
     */
    public void requireManager(SourceMark mark, String lack) {
        if (scenario.policy().isLocal()) {
            error(
                    mark,
                    "under 'management: local' there is " + lack + "; use 'management: central'");
        }
    }

    /** Where a VM is after the actions so far; empty if there is no such VM. */
    public Optional<Stay> stayOf(String vm) {
        return Optional.ofNullable(stays.get(vm));
    }

    /** Whose VM it is; empty if there is no such VM. */
    public Optional<TenantSpec> tenantOf(String vm) {
        return Optional.ofNullable(tenantOfVm.get(vm));
    }
}
