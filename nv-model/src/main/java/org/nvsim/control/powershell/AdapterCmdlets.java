package org.nvsim.control.powershell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.nvsim.control.powershell.runtime.Cmdlet;
import org.nvsim.control.powershell.runtime.Invocation;
import org.nvsim.control.powershell.runtime.Patterns;
import org.nvsim.control.powershell.runtime.PsObject;
import org.nvsim.control.powershell.runtime.Signature;
import org.nvsim.control.powershell.runtime.Table;
import org.nvsim.control.powershell.runtime.ValueType;
import org.nvsim.control.powershell.runtime.Values;

/** The commands of the NetAdapter module: adapters, their bindings and offloads. */
final class AdapterCmdlets {
    private static final String COMPONENT = "ms_netwnv";

    private final Targets targets;
    private final ScriptLog log;

    AdapterCmdlets(Targets targets, ScriptLog log) {
        this.targets = targets;
        this.log = log;
    }

    List<Cmdlet> all() {
        List<Cmdlet> all = new ArrayList<>();
        all.add(
                SimpleCmdlet.of(
                        signature("Get-NetAdapter").switches("Physical"),
                        call -> find(call).forEach(found -> call.write(adapter(found)))));
        for (AdapterFeature feature : AdapterFeature.values()) {
            all.add(SimpleCmdlet.of(featureSignature("Get-", feature), call -> get(call, feature)));
            all.add(
                    SimpleCmdlet.of(
                            featureSignature("Enable-", feature),
                            call -> set(call, feature, true)));
            all.add(
                    SimpleCmdlet.of(
                            featureSignature("Disable-", feature),
                            call -> set(call, feature, false)));
        }
        return all;
    }

    private static Signature signature(String name) {
        return Targets.remote(
                Signature.of(name)
                        .positional("Name", ValueType.ANY, false, "InterfaceAlias")
                        .optional("InterfaceDescription", ValueType.TEXT)
                        .optional("InterfaceIndex", Types.INDEX, "ifIndex")
                        .optional("InputObject", ValueType.ANY));
    }

    private static Signature featureSignature(String verb, AdapterFeature feature) {
        Signature signature = signature(verb + "NetAdapter" + feature.noun());
        if (feature == AdapterFeature.NETWORK_VIRTUALIZATION) {
            if (verb.equals("Get-")) {
                signature.optional("ComponentID", AdapterCmdlets::component);
            } else {
                signature.mandatory("ComponentID", AdapterCmdlets::component);
            }
        }
        return signature.switches("PassThru");
    }

    private static Object component(Object value) {
        if (!Values.text(value).toLowerCase(Locale.ROOT).equals(COMPONENT)) {
            throw new IllegalArgumentException(
                    "takes "
                            + COMPONENT
                            + ", the one component nvsim simulates, not '"
                            + Values.text(value)
                            + "'");
        }
        return COMPONENT;
    }

    private void get(Invocation call, AdapterFeature feature) {
        find(call).forEach(found -> call.write(state(found, feature)));
    }

    private void set(Invocation call, AdapterFeature feature, boolean on) {
        for (Found found : find(call)) {
            found.host.set(found.adapter, feature, on);
            String what =
                    feature == AdapterFeature.NETWORK_VIRTUALIZATION ? COMPONENT : feature.noun();
            log.applied(
                    call, found.host, what + (on ? " on at " : " off at ") + found.adapter.name());
            if (call.on("PassThru")) {
                call.write(state(found, feature));
            }
        }
    }

    private static PsObject adapter(Found found) {
        PhysicalAdapter adapter = found.adapter;
        Table properties =
                new Table()
                        .put("Name", adapter.name())
                        .put("InterfaceAlias", adapter.name())
                        .put("InterfaceDescription", adapter.description())
                        .put("ifIndex", (long) adapter.interfaceIndex())
                        .put("InterfaceIndex", (long) adapter.interfaceIndex())
                        .put("Status", adapter.up() ? "Up" : "Disconnected")
                        .put("MacAddress", Types.dashedMac(adapter.mac()))
                        .put("Speed", adapter.rateBitsPerSecond())
                        .put("PSComputerName", found.host.name());
        return new PsObject("NetAdapter", properties, found.host.name(), adapter);
    }

    private static PsObject state(Found found, AdapterFeature feature) {
        Table properties = new Table().put("Name", found.adapter.name());
        if (feature == AdapterFeature.NETWORK_VIRTUALIZATION) {
            properties.put("ComponentID", COMPONENT);
        }
        properties.put("Enabled", found.host.has(found.adapter, feature));
        properties.put("PSComputerName", found.host.name());
        return new PsObject(
                "NetAdapter" + feature.noun(), properties, found.host.name(), found.adapter);
    }

    /** The adapters that objects from a pipe stand for, else those that are named, else all. */
    private List<Found> find(Invocation call) {
        List<Found> all = new ArrayList<>();
        List<Object> objects = CallObjects.of(call);
        if (objects != null) {
            for (Object object : objects) {
                if (!(object instanceof PsObject)
                        || !(((PsObject) object).source() instanceof PhysicalAdapter)) {
                    throw call.failure("works on a NetAdapter, not on " + Values.kind(object));
                }
                PsObject adapter = (PsObject) object;
                HostAdministration host = targets.origin(call, adapter);
                all.add(new Found(host, (PhysicalAdapter) adapter.source()));
            }
            return all;
        }
        List<Object> names = call.has("Name") ? Values.list(call.get("Name")) : List.of("*");
        for (HostAdministration host : targets.of(call)) {
            names.forEach(name -> all.addAll(named(call, host, Values.text(name))));
        }
        return all;
    }

    private static List<Found> named(Invocation call, HostAdministration host, String name) {
        List<Found> found = new ArrayList<>();
        for (PhysicalAdapter adapter : host.adapters()) {
            if (Patterns.like(adapter.name(), name, false) && fits(call, adapter)) {
                found.add(new Found(host, adapter));
            }
        }
        if (found.isEmpty() && name.indexOf('*') < 0) {
            List<String> names = new ArrayList<>();
            host.adapters().forEach(adapter -> names.add("'" + adapter.name() + "'"));
            throw call.failure(
                    "no adapter is called '"
                            + name
                            + "' on "
                            + host.name()
                            + "; there are "
                            + String.join(", ", names));
        }
        return found;
    }

    private static boolean fits(Invocation call, PhysicalAdapter adapter) {
        boolean description =
                !call.has("InterfaceDescription")
                        || Patterns.like(
                                adapter.description(), call.text("InterfaceDescription"), false);
        boolean index =
                !call.has("InterfaceIndex")
                        || Values.whole(call.get("InterfaceIndex")) == adapter.interfaceIndex();
        return description && index;
    }

    private record Found(HostAdministration host, PhysicalAdapter adapter) {}
}
