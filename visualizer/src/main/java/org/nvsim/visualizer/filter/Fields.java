package org.nvsim.visualizer.filter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.ToIntFunction;
import org.nvsim.observe.Action;
import org.nvsim.packet.DropReason;
import org.nvsim.packet.Ipv4Address;
import org.nvsim.packet.Prefix;
import org.nvsim.packet.protocol.Protocol;
import org.nvsim.packet.protocol.Protocols;
import org.nvsim.run.record.Packets;
import org.nvsim.run.record.Recording;
import org.nvsim.scenario.spec.FlowSpec;
import org.nvsim.visualizer.viewmodel.RunScene;
import org.nvsim.visualizer.viewmodel.Tenants;

/** All fields and properties of the filter language. */
final class Fields {
    private static final int MOST_LISTED = 12;

    private final Map<String, Field> fields = new LinkedHashMap<>();
    private final Map<String, BiPredicate<RunScene, Integer>> properties = new LinkedHashMap<>();

    Fields() {
        addWords();
        addAddresses();
        addNumbers();
        addProperties();
    }

    Field field(String name) {
        return fields.get(name);
    }

    BiPredicate<RunScene, Integer> property(String name) {
        return properties.get(name);
    }

    String all() {
        return "fields are "
                + String.join(", ", fields.keySet())
                + "; properties are "
                + String.join(", ", properties.keySet());
    }

    static String listed(List<String> words) {
        String shown = String.join(", ", words.subList(0, Math.min(MOST_LISTED, words.size())));
        return words.size() > MOST_LISTED ? shown + ", …" : shown;
    }

    private void addWords() {
        fields.put("tenant", words(Fields::tenant, Fields::tenants));
        fields.put("flow", words(Fields::flow, Fields::flows));
        fields.put("at", words(Fields::visited, world -> world.recording().places()));
        fields.put("reason", words(Fields::reason, world -> reasons()));
    }

    private void addAddresses() {
        fields.put("ip.src", address(Packets::source, Packets::outerSource));
        fields.put("ip.dst", address(Packets::destination, Packets::outerDestination));
        Field source = fields.get("ip.src");
        Field destination = fields.get("ip.dst");
        fields.put(
                "ip.addr",
                (world, comparison, value) -> {
                    PacketTest from = source.compare(world, "==", value);
                    PacketTest to = destination.compare(world, "==", value);
                    boolean wanted = isEqual(comparison, value);
                    return packet -> (from.holds(packet) || to.holds(packet)) == wanted;
                });
    }

    private void addNumbers() {
        fields.put("gre.vsid", number((world, p) -> packets(world).vsid(p)));
        fields.put("ip.proto", number((world, p) -> packets(world).protocol(p)));
        fields.put("port.src", number((world, p) -> packets(world).sourcePort(p)));
        fields.put("port.dst", number((world, p) -> packets(world).destinationPort(p)));
        fields.put("length", number((world, p) -> packets(world).lengthBytes(p)));
        fields.put("number", number((world, p) -> packets(world).number(p)));
        fields.put("packet", number((world, p) -> p));
    }

    private void addProperties() {
        properties.put("dropped", (world, p) -> ended(world, p) == Action.DROPPED);
        properties.put("delivered", (world, p) -> ended(world, p) == Action.DELIVERED);
        properties.put("gre", (world, p) -> packets(world).vsid(p) >= 0);
        properties.put(
                "rewritten",
                (world, p) -> packets(world).vsid(p) < 0 && packets(world).outerSource(p) != 0);
        for (Protocol each : Protocols.all()) {
            properties.putIfAbsent(
                    each.word(), (world, p) -> packets(world).kind(p).contains(each.word()));
        }
    }

    private interface WordsOf {
        List<String> of(RunScene world, int packet);
    }

    private interface NumberOf {
        long of(RunScene world, int packet);
    }

    private interface AddressOf {
        int of(Packets packets, int packet);
    }

    private static Field words(
            WordsOf words, java.util.function.Function<RunScene, List<String>> possible) {
        return new Field.Words() {
            @Override
            public List<String> of(RunScene world, int packet) {
                return words.of(world, packet);
            }

            @Override
            public List<String> possible(RunScene world) {
                return possible.apply(world);
            }
        };
    }

    private static Field number(NumberOf number) {
        return (Field.Number) number::of;
    }

    /** Compares with the sender's own address and with the provider's. */
    private static Field address(AddressOf inner, AddressOf outer) {
        return (world, comparison, value) -> {
            Prefix wanted = prefix(value);
            boolean equal = isEqual(comparison, value);
            Packets packets = packets(world);
            ToIntFunction<Integer> innerOf = packet -> inner.of(packets, packet);
            ToIntFunction<Integer> outerOf = packet -> outer.of(packets, packet);
            return packet -> {
                int own = innerOf.applyAsInt(packet);
                int provider = outerOf.applyAsInt(packet);
                boolean same =
                        (own != 0 && wanted.contains(own))
                                || (provider != 0 && wanted.contains(provider));
                return same == equal;
            };
        };
    }

    private static boolean isEqual(String comparison, Token value) throws FilterException {
        if (comparison.equals("==") || comparison.equals("!=")) {
            return comparison.equals("==");
        }
        throw new FilterException(
                "addresses are compared with == or !=", value.position(), value.text().length());
    }

    private static Prefix prefix(Token value) throws FilterException {
        try {
            String[] parts = value.text().split("/", 2);
            int length = parts.length == 2 ? Integer.parseInt(parts[1]) : 32;
            if (length < 0 || length > 32) {
                throw new IllegalArgumentException("no such length");
            }
            return Prefix.of(Ipv4Address.parse(parts[0]), length);
        } catch (IllegalArgumentException e) {
            throw new FilterException(
                    "'" + value.text() + "' is no address such as 10.0.0.7 or 10.0.0.0/24",
                    value.position(),
                    value.text().length());
        }
    }

    private static Packets packets(RunScene world) {
        return world.recording().packets();
    }

    private static Action ended(RunScene world, int packet) {
        return world.recording().action(packets(world).lastRow(packet));
    }

    private static List<String> tenant(RunScene world, int packet) {
        return List.of(world.tenants().name(world.tenantOf(packet)));
    }

    private static List<String> tenants(RunScene world) {
        List<String> names = new ArrayList<>();
        for (int tenant = 0; tenant < world.tenants().count(); tenant++) {
            names.add(world.tenants().name(tenant));
        }
        names.add(world.tenants().name(Tenants.NOBODY));
        return names;
    }

    private static List<String> flow(RunScene world, int packet) {
        int flow = packets(world).flow(packet);
        return flow < 0 ? List.of() : List.of(world.scenario().traffic().get(flow).name());
    }

    private static List<String> flows(RunScene world) {
        return world.scenario().traffic().stream().map(FlowSpec::name).toList();
    }

    private static List<String> visited(RunScene world, int packet) {
        Recording recording = world.recording();
        List<String> places = new ArrayList<>();
        for (int row : recording.journey(packet)) {
            places.add(recording.places().get(recording.place(row)));
        }
        return places;
    }

    private static List<String> reason(RunScene world, int packet) {
        DropReason reason = world.recording().reason(packets(world).lastRow(packet));
        return reason == DropReason.NONE ? List.of() : List.of(reason.word());
    }

    private static List<String> reasons() {
        return Arrays.stream(DropReason.values()).skip(1).map(DropReason::word).toList();
    }
}
