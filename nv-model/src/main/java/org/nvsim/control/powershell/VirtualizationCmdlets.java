package org.nvsim.control.powershell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nvsim.control.powershell.runtime.Cmdlet;
import org.nvsim.control.powershell.runtime.Invocation;
import org.nvsim.control.powershell.runtime.PsObject;
import org.nvsim.control.powershell.runtime.Signature;
import org.nvsim.control.powershell.runtime.Table;
import org.nvsim.control.powershell.runtime.ValueType;
import org.nvsim.control.powershell.runtime.Values;
import org.nvsim.packet.Ipv4Address;
import org.nvsim.virt.policy.Generation;

/** The commands of the NetWNV module. */
final class VirtualizationCmdlets {
    private final Targets targets;
    private final ScriptLog log;

    VirtualizationCmdlets(Targets targets, ScriptLog log) {
        this.targets = targets;
        this.log = log;
    }

    List<Cmdlet> all() {
        List<Cmdlet> all = new ArrayList<>();
        all.addAll(new TableCmdlets<>(TableSchemas.LOOKUP_RECORD, targets, log).all());
        all.addAll(new TableCmdlets<>(TableSchemas.CUSTOMER_ROUTE, targets, log).all());
        all.addAll(new TableCmdlets<>(TableSchemas.PROVIDER_ADDRESS, targets, log).all());
        all.addAll(new TableCmdlets<>(TableSchemas.PROVIDER_ROUTE, targets, log).all());
        all.add(
                SimpleCmdlet.of(
                        Targets.remote(Signature.of("Get-NetVirtualizationGlobal")),
                        this::getGlobal));
        all.add(
                SimpleCmdlet.of(
                        Targets.remote(
                                Signature.of("Set-NetVirtualizationGlobal")
                                        .mandatory("UseExternalRouter", ValueType.BOOLEAN)
                                        .switches("PassThru")),
                        this::setGlobal));
        all.add(
                SimpleCmdlet.of(
                        Targets.remote(
                                Signature.of("Select-NetVirtualizationNextHop")
                                        .positional("SourceCustomerAddress", Types.ADDRESS, false)
                                        .positional(
                                                "DestinationCustomerAddress", Types.ADDRESS, true)
                                        .positional("SourceVirtualSubnetID", Types.VSID, true)),
                        this::selectNextHop));
        return all;
    }

    private void getGlobal(Invocation call) {
        targets.of(call).forEach(host -> call.write(global(host)));
    }

    private static PsObject global(HostAdministration host) {
        Table properties =
                new Table()
                        .put("UseExternalRouter", host.usesExternalRouter())
                        .put("PSComputerName", host.name());
        return new PsObject("NetVirtualizationGlobal", properties, host.name(), host.name());
    }

    private void setGlobal(Invocation call) {
        boolean use = call.on("UseExternalRouter");
        for (HostAdministration host : targets.of(call)) {
            host.setUseExternalRouter(use);
            log.applied(call, host, "external router " + (use ? "used" : "not used"));
            if (call.on("PassThru")) {
                call.write(global(host));
            }
        }
    }

    private void selectNextHop(Invocation call) {
        int vsid = (int) Values.whole(call.get("SourceVirtualSubnetID"));
        String destination = call.text("DestinationCustomerAddress");
        for (HostAdministration host : targets.of(call)) {
            if (host.generation() == Generation.WINDOWS_2012) {
                throw call.failure("needs Windows Server 2012 R2; " + host.name() + " runs 2012");
            }
            Optional<NextHop> found = host.nextHop(vsid, Ipv4Address.parse(destination));
            NextHop hop =
                    found.orElseThrow(
                            () ->
                                    call.failure(
                                            host.name()
                                                    + " knows no way from VSID "
                                                    + vsid
                                                    + " to "
                                                    + destination));
            Table properties =
                    new Table()
                            .put("DestinationCustomerAddress", destination)
                            .put("SourceVirtualSubnetID", (long) vsid)
                            .put("NextHopAddress", Ipv4Address.format(hop.customerAddress()))
                            .put("NextHopMACAddress", Types.mac(hop.mac()))
                            .put("NextHopVirtualSubnetID", (long) hop.virtualSubnetId())
                            .put("ProviderAddress", Ipv4Address.format(hop.providerAddress()))
                            .put("PSComputerName", host.name());
            call.write(new PsObject("NetVirtualizationNextHop", properties, host.name(), hop));
        }
    }
}
