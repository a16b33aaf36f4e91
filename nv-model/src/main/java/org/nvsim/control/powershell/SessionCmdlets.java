package org.nvsim.control.powershell;

import java.util.List;
import org.nvsim.control.powershell.runtime.BlockValue;
import org.nvsim.control.powershell.runtime.Cmdlet;
import org.nvsim.control.powershell.runtime.Invocation;
import org.nvsim.control.powershell.runtime.PsObject;
import org.nvsim.control.powershell.runtime.Signature;
import org.nvsim.control.powershell.runtime.Table;
import org.nvsim.control.powershell.runtime.ValueType;
import org.nvsim.control.powershell.runtime.Values;

/** Sessions to other computers, and blocks that run there. */
final class SessionCmdlets {
    private final Targets targets;

    SessionCmdlets(Targets targets) {
        this.targets = targets;
    }

    List<Cmdlet> all() {
        return List.of(
                open("New-CimSession"),
                open("New-PSSession"),
                close("Remove-CimSession"),
                close("Remove-PSSession"),
                SimpleCmdlet.of(
                        Targets.remote(
                                Signature.of("Invoke-Command")
                                        .mandatory("ScriptBlock", ValueType.BLOCK)
                                        .optional("ArgumentList", ValueType.ANY, "Args")),
                        this::invoke,
                        "icm"));
    }

    private Cmdlet open(String name) {
        return SimpleCmdlet.of(
                Signature.of(name)
                        .positional("ComputerName", ValueType.ANY, true)
                        .optional("Name", ValueType.TEXT),
                call -> {
                    for (Object each : Values.list(call.get("ComputerName"))) {
                        String host = targets.named(call, Values.text(each)).name();
                        Table properties = new Table().put("ComputerName", host);
                        properties.put("Name", call.has("Name") ? call.text("Name") : host);
                        call.write(new PsObject("CimSession", properties, host, host));
                    }
                });
    }

    private static Cmdlet close(String name) {
        return SimpleCmdlet.of(
                Signature.of(name).positional("CimSession", ValueType.ANY, false, "Session"),
                call -> {});
    }

    private void invoke(Invocation call) {
        BlockValue block = (BlockValue) call.get("ScriptBlock");
        List<Object> arguments = Values.list(call.get("ArgumentList"));
        for (HostAdministration host : targets.of(call)) {
            call.remotely(host.name(), block, arguments).forEach(call::write);
        }
    }
}
