package org.nvsim.scenario;

import org.nvsim.scenario.bind.Binding;
import org.nvsim.scenario.spec.Scenario;

/** What can only be judged when the whole file is read. */
final class Checks {
    private Checks() {}

    /** Reports everything that does not fit together. */
    static void run(Scenario scenario, Binding binding) {
        new NetworkChecks(scenario, binding).run();
        new TenantChecks(scenario, binding).run();
        new TunnelChecks(scenario, binding).run();
        new TrafficChecks(scenario, binding).run();
        new PolicyChecks(scenario, binding).run();
    }
}
