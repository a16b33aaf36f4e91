package org.nvsim.run.build;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nvsim.control.HostAgent;
import org.nvsim.control.HostLife;
import org.nvsim.control.Manager;
import org.nvsim.host.Host;
import org.nvsim.packet.FrameHolder;
import org.nvsim.run.plan.PhysicalPlan;
import org.nvsim.scenario.spec.Scenario;
import org.nvsim.scenario.timeline.TimelineKinds;

/**
 * Who writes policy in a run. There is a manager only where the timeline gives it something to do:
 * policy that was pushed before the start is in hosts already.
 */
public final class ControlPlane implements FrameHolder {
    private final Map<String, HostLife> lives = new LinkedHashMap<>();
    private final Map<String, HostAgent> agents = new LinkedHashMap<>();
    private final Optional<Manager> manager;
    private final ScriptRuns scripts;

    /** Takes over hosts that have the policy they start with. */
    ControlPlane(Scenario scenario, PhysicalPlan physical, Fabric fabric, ScriptRuns scripts) {
        this.scripts = scripts;
        List<Host> hosts = fabric.all(Host.class);
        for (Host host : hosts) {
            int own = physical.addresses().get(host.name()).address();
            lives.put(host.name(), new HostLife(host, own));
        }
        manager =
                needsManager(scenario, lives)
                        ? Optional.of(
                                new Manager(fabric.simulation(), scenario.policy().latencyPs()))
                        : Optional.empty();
        manager.ifPresent(
                m -> {
                    for (Host host : hosts) {
                        HostAgent agent = new HostAgent(host, scenario.policy().recordTimePs());
                        agents.put(host.name(), agent);
                        m.manage(host, agent);
                    }
                });
    }

    private static boolean needsManager(Scenario scenario, Map<String, HostLife> hosts) {
        return !scenario.policy().isLocal()
                && scenario.timeline().stream()
                        .anyMatch(a -> TimelineKinds.needsManager(a, hosts::containsKey));
    }

    public Optional<Manager> manager() {
        return manager;
    }

    HostLife life(String host) {
        return lives.get(host);
    }

    /** The host stops or starts, now. */
    void setRunning(String host, boolean running) {
        Optional<HostAgent> agent = Optional.ofNullable(agents.get(host));
        if (running) {
            lives.get(host).start();
            agent.ifPresent(a -> a.start(true));
        } else {
            agent.ifPresent(HostAgent::stop);
            lives.get(host).stop();
        }
    }

    /** The host's agent stops or starts, now. */
    void setAgentRunning(String host, boolean running) {
        if (running) {
            agents.get(host).start(false);
        } else {
            agents.get(host).stop();
        }
    }

    public ScriptRuns scripts() {
        return scripts;
    }

    @Override
    public int heldFrames() {
        int held = 0;
        for (HostLife life : lives.values()) {
            held += life.heldFrames();
        }
        return held;
    }
}
