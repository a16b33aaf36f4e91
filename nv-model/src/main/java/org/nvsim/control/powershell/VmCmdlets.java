package org.nvsim.control.powershell;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.nvsim.control.powershell.runtime.Cmdlet;
import org.nvsim.control.powershell.runtime.Invocation;
import org.nvsim.control.powershell.runtime.Patterns;
import org.nvsim.control.powershell.runtime.PsObject;
import org.nvsim.control.powershell.runtime.Signature;
import org.nvsim.control.powershell.runtime.Table;
import org.nvsim.control.powershell.runtime.ValueType;
import org.nvsim.control.powershell.runtime.Values;

/** The commands of the Hyper-V module that policy scripts use. */
final class VmCmdlets {
    private static final String VM = "VirtualMachine";
    private static final String ADAPTER = "VMNetworkAdapter";

    private final Targets targets;
    private final ScriptLog log;

    VmCmdlets(Targets targets, ScriptLog log) {
        this.targets = targets;
        this.log = log;
    }

    List<Cmdlet> all() {
        Signature getVm = Signature.of("Get-VM").positional("Name", ValueType.ANY, false, "VMName");
        Signature get =
                Signature.of("Get-VMNetworkAdapter")
                        .positional("VMName", ValueType.ANY, false)
                        .optional("Name", ValueType.TEXT)
                        .optional("VM", ValueType.ANY)
                        .switches("All");
        Signature set =
                Signature.of("Set-VMNetworkAdapter")
                        .positional("VMName", ValueType.ANY, false)
                        .optional("Name", ValueType.TEXT)
                        .optional("VMNetworkAdapter", ValueType.ANY)
                        .mandatory("VirtualSubnetId", Types.PORT_VSID)
                        .switches("PassThru");
        return List.of(
                SimpleCmdlet.of(Targets.remote(getVm), this::getVm),
                SimpleCmdlet.of(Targets.remote(get), this::get),
                SimpleCmdlet.of(Targets.remote(set), this::set));
    }

    private void getVm(Invocation call) {
        List<Object> wanted = call.has("Name") ? Values.list(call.get("Name")) : List.of("*");
        for (HostAdministration host : targets.of(call)) {
            Set<String> names = new LinkedHashSet<>();
            host.vmPorts().forEach(port -> names.add(port.vmName()));
            for (Object pattern : wanted) {
                List<String> found = fitting(names, Values.text(pattern));
                requireFound(call, found.isEmpty(), Values.text(pattern), host);
                found.forEach(name -> call.write(vm(host, name)));
            }
        }
    }

    private static List<String> fitting(Set<String> names, String pattern) {
        List<String> found = new ArrayList<>();
        for (String name : names) {
            if (Patterns.like(name, pattern, false)) {
                found.add(name);
            }
        }
        return found;
    }

    private static void requireFound(
            Invocation call, boolean none, String pattern, HostAdministration host) {
        if (none && pattern.indexOf('*') < 0 && pattern.indexOf('?') < 0) {
            throw call.failure("no VM is called '" + pattern + "' on " + host.name());
        }
    }

    private static PsObject vm(HostAdministration host, String name) {
        Table properties =
                new Table()
                        .put("Name", name)
                        .put("VMName", name)
                        .put("State", "Running")
                        .put("ComputerName", host.name());
        return new PsObject(VM, properties, host.name(), name);
    }

    private void get(Invocation call) {
        for (Match match : find(call)) {
            call.write(adapter(match.host, match.port));
        }
    }

    private static PsObject adapter(HostAdministration host, VmPort port) {
        Table properties =
                new Table()
                        .put("Name", port.name())
                        .put("VMName", port.vmName())
                        .put("MacAddress", Types.mac(port.mac()))
                        .put("VirtualSubnetId", (long) port.virtualSubnetId())
                        .put("ComputerName", host.name());
        return new PsObject(ADAPTER, properties, host.name(), port);
    }

    private void set(Invocation call) {
        int vsid = (int) Values.whole(call.get("VirtualSubnetId"));
        for (Match match : find(call)) {
            match.host.setVirtualSubnet(match.port, vsid);
            log.applied(
                    call,
                    match.host,
                    match.port.vmName() + " " + Types.mac(match.port.mac()) + " in VSID " + vsid);
            if (call.on("PassThru")) {
                VmPort port = match.port;
                call.write(
                        adapter(
                                match.host,
                                new VmPort(port.vmName(), port.name(), port.mac(), vsid)));
            }
        }
    }

    /** The ports that VMs or adapters from a pipe stand for, else those of the VMs named. */
    private List<Match> find(Invocation call) {
        List<Match> matches = new ArrayList<>();
        for (Object object : objects(call)) {
            if (object instanceof PsObject && ((PsObject) object).type().equals(ADAPTER)) {
                PsObject adapter = (PsObject) object;
                matches.add(new Match(targets.origin(call, adapter), (VmPort) adapter.source()));
            } else if (object instanceof PsObject && ((PsObject) object).type().equals(VM)) {
                PsObject vm = (PsObject) object;
                matches.addAll(ports(call, targets.origin(call, vm), (String) vm.source()));
            } else {
                throw call.failure(
                        "works on a " + ADAPTER + " or a VM, not on " + Values.kind(object));
            }
        }
        boolean named = call.has("VMName") || call.on("All");
        if (!named && call.input() == null && !call.has("VM") && !call.has("VMNetworkAdapter")) {
            throw call.failure("needs -VMName, or a VM or adapter through a '|'");
        }
        if (named) {
            List<Object> names =
                    call.has("VMName") ? Values.list(call.get("VMName")) : List.of("*");
            for (HostAdministration host : targets.of(call)) {
                names.forEach(name -> matches.addAll(ports(call, host, Values.text(name))));
            }
        }
        return matches;
    }

    private static List<Object> objects(Invocation call) {
        List<Object> objects = new ArrayList<>();
        objects.addAll(Values.list(call.get("VM")));
        objects.addAll(Values.list(call.get("VMNetworkAdapter")));
        if (call.input() != null) {
            objects.addAll(call.input());
        }
        return objects;
    }

    private static List<Match> ports(Invocation call, HostAdministration host, String vmName) {
        List<Match> matches = new ArrayList<>();
        boolean found = false;
        for (VmPort port : host.vmPorts()) {
            if (Patterns.like(port.vmName(), vmName, false)) {
                found = true;
                if (!call.has("Name") || Patterns.like(port.name(), call.text("Name"), false)) {
                    matches.add(new Match(host, port));
                }
            }
        }
        requireFound(call, !found, vmName, host);
        return matches;
    }

    private record Match(HostAdministration host, VmPort port) {}
}
