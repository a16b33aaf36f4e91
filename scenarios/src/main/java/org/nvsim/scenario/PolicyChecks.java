package org.nvsim.scenario;

import java.util.Optional;
import org.nvsim.scenario.bind.Binding;
import org.nvsim.scenario.spec.Console;
import org.nvsim.scenario.spec.PolicySpec;
import org.nvsim.scenario.spec.Scenario;
import org.nvsim.scenario.timeline.TimelineCheck;
import org.nvsim.virt.overlay.Overlay;

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
        Optional<Overlay> tunnelled =
                scenario.tenants().stream()
                        .map(tenant -> tenant.virtualization().mechanism())
                        .filter(Overlay::encapsulates)
                        .findFirst();
        if (policy.console() == Console.VMM_2012_SP1
                && !policy.isLocal()
                && tunnelled.isPresent()) {
            binding.error(
                    policy.consoleMark(),
                    "the console of VMM 2012 SP1 can define IP rewrite only; for "
                            + tunnelled.get().word()
                            + " administrators had to write PowerShell scripts: use 'management: local'"
                            + " with 'scripts' (nvsim powershell FILE --export writes one), or"
                            + " 'mechanism: ip-rewrite' (a field report of January 2013 says the"
                            + " opposite of the version that shipped)");
        }
    }
}
