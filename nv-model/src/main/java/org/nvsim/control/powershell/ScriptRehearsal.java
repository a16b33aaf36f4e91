package org.nvsim.control.powershell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.nvsim.control.powershell.runtime.ScriptSink;
import org.nvsim.control.powershell.syntax.ScriptProblem;

/**
 * Runs a script against copies of the hosts, so that what it changes can be made on the hosts
 * themselves at the times its sleeps give. What it reads is how the hosts were when it started, and
 * its own changes.
 */
public final class ScriptRehearsal {
    private final NetworkVirtualizationHosts real;
    private final Map<String, HostAdministration> rehearsed = new TreeMap<>();
    private final List<TimedChange> changes = new ArrayList<>();
    private long nowMilliseconds;

    private ScriptRehearsal(NetworkVirtualizationHosts real) {
        this.real = real;
    }

    /**
     * Rehearses a script.
     *
     * @param local the host it runs on; empty for none
     */
    public static Result of(
            PolicyScript script, NetworkVirtualizationHosts hosts, String local, ScriptSink sink) {
        ScriptRehearsal rehearsal = new ScriptRehearsal(hosts);
        ScriptOutcome outcome =
                script.run(rehearsal.new Copies(), local, rehearsal.new Clock(sink));
        return new Result(outcome, List.copyOf(rehearsal.changes));
    }

    /**
     * How a rehearsal went.
     *
     * @param outcome as if the script had run
     * @param changes in the order to make them, times never decreasing
     */
    public record Result(ScriptOutcome outcome, List<TimedChange> changes) {}

    private HostAdministration copy(HostAdministration host) {
        return new RehearsedHost(
                host, change -> changes.add(new TimedChange(nowMilliseconds, host.name(), change)));
    }

    private final class Copies implements NetworkVirtualizationHosts {
        @Override
        public Optional<HostAdministration> host(String name) {
            return real.host(name)
                    .map(
                            host ->
                                    rehearsed.computeIfAbsent(
                                            name.toLowerCase(Locale.ROOT), key -> copy(host)));
        }

        @Override
        public List<String> names() {
            return real.names();
        }
    }

    private final class Clock implements ScriptSink {
        private final ScriptSink sink;

        Clock(ScriptSink sink) {
            this.sink = sink;
        }

        @Override
        public void wrote(String line) {
            sink.wrote(line);
        }

        @Override
        public void passedOver(ScriptProblem problem) {
            sink.passedOver(problem);
        }

        @Override
        public void slept(long milliseconds) {
            nowMilliseconds += milliseconds;
            sink.slept(milliseconds);
        }
    }
}
