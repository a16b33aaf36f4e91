package org.nvsim.scenario;

import org.nvsim.scenario.bind.Binding;
import org.nvsim.scenario.spec.Console;
import org.nvsim.scenario.spec.Mechanism;
import org.nvsim.scenario.spec.PolicySpec;
import org.nvsim.scenario.spec.Scenario;
import org.nvsim.scenario.timeline.TimelineCheck;

/** Whether what writes policy, and what happens to policy, fits the rest of the file. */
final class PolicyChecks {
    private final Scenario scenario;
    private final Binding binding;

    PolicyChecks(Scenario scenario, Binding binding) {
        this.scenario = scenario;
        this.binding = binding;
    }

    void run() {
        checkConsole(scenario.policy());
        TimelineCheck.run(scenario, binding);
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
}
