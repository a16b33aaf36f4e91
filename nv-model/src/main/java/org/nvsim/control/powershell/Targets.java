package org.nvsim.control.powershell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nvsim.control.powershell.runtime.Invocation;
import org.nvsim.control.powershell.runtime.Nearest;
import org.nvsim.control.powershell.runtime.PsObject;
import org.nvsim.control.powershell.runtime.Signature;
import org.nvsim.control.powershell.runtime.ValueType;
import org.nvsim.control.powershell.runtime.Values;

/** Finds the hosts a command acts on: those named, else the one the script runs on. */
final class Targets {
    private final NetworkVirtualizationHosts hosts;

    Targets(NetworkVirtualizationHosts hosts) {
        this.hosts = hosts;
    }

    /** Adds the parameters by which a host command is told where to act. */
    static Signature remote(Signature signature) {
        return signature
                .optional("CimSession", ValueType.ANY, "Session")
                .optional("ComputerName", ValueType.ANY, "CN")
                .optional("ThrottleLimit", ValueType.ANY);
    }

    List<HostAdministration> of(Invocation call) {
        if (call.has("CimSession") && call.has("ComputerName")) {
            throw call.failure("takes -CimSession or -ComputerName, not both");
        }
        String parameter = call.has("CimSession") ? "CimSession" : "ComputerName";
        if (!call.has(parameter)) {
            return List.of(local(call));
        }
        List<HostAdministration> found = new ArrayList<>();
        for (Object each : Values.list(call.get(parameter))) {
            found.add(named(call, computer(each)));
        }
        if (found.isEmpty()) {
            throw call.failure("-" + parameter + " names no host");
        }
        return found;
    }

    /** The host that an object of an earlier command came from. */
    HostAdministration origin(Invocation call, PsObject object) {
        return named(call, object.computer());
    }

    HostAdministration named(Invocation call, String name) {
        if (name.equals(".") || name.equalsIgnoreCase("localhost")) {
            return local(call);
        }
        Optional<HostAdministration> host = hosts.host(name);
        return host.orElseThrow(
                () ->
                        call.failure(
                                "no host is called '"
                                        + name
                                        + "'"
                                        + Nearest.hint(name, hosts.names(), "")
                                        + "; hosts here: "
                                        + String.join(", ", hosts.names())));
    }

    private HostAdministration local(Invocation call) {
        if (call.computer().isEmpty()) {
            throw call.failure(
                    "this script runs on no host: say which by -CimSession or -ComputerName");
        }
        return named(call, call.computer());
    }

    private static String computer(Object value) {
        return value instanceof PsObject && ((PsObject) value).type().equals("CimSession")
                ? ((PsObject) value).computer()
                : Values.text(value);
    }
}
