package org.nvsim.control.powershell;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.nvsim.control.powershell.runtime.ValueType;
import org.nvsim.control.powershell.runtime.Values;
import org.nvsim.packet.Ipv4Address;
import org.nvsim.packet.MacAddress;
import org.nvsim.packet.Prefix;
import org.nvsim.virt.policy.RoutingDomainId;
import org.nvsim.virt.policy.Vsid;

/**
 * What the network commands' parameters take. Each gives the one form in which a script sees the
 * value again: addresses as text, MAC addresses as twelve capital hex digits, numbers as Long.
 */
final class Types {
    static final ValueType VSID = Types::vsid;
    static final ValueType PORT_VSID = Types::portVsid;
    static final ValueType INDEX = whole(0, 0xFFFF_FFFFL);
    static final ValueType METRIC = whole(0, 0xFFFF_FFFFL);
    static final ValueType VLAN = whole(0, 4094);
    static final ValueType PREFIX_LENGTH = whole(0, 32);
    static final ValueType ADDRESS = text(Types::address);
    static final ValueType MAC = text(Types::mac);
    static final ValueType PREFIX = text(Types::prefix);
    static final ValueType ROUTING_DOMAIN = text(Types::routingDomain);
    static final ValueType RULE =
            words(
                    "35 TranslationMethodNat",
                    "36 TranslationMethodEncap",
                    "37 TranslationMethodNone");
    static final ValueType RECORD_TYPE =
            words("35 Static", "36 Dynamic", "37 GatewayWildcard", "41 L2Only");
    static final ValueType ADDRESS_STATE =
            words("0 Invalid", "1 Tentative", "2 Duplicate", "3 Deprecated", "4 Preferred");

    private Types() {}

    /** A MAC address as scripts see it. */
    static String mac(long mac) {
        return MacAddress.format(mac).replace(":", "").toUpperCase(Locale.ROOT);
    }

    /** A MAC address as Get-NetAdapter shows it. */
    static String dashedMac(long mac) {
        return MacAddress.format(mac).replace(':', '-').toUpperCase(Locale.ROOT);
    }

    private static Object vsid(Object value) {
        long number = Values.whole(value);
        if (!assignable(number)) {
            String hint =
                    number > 0 && number < 4096
                            ? ": lower numbers are reserved (is this a VLAN?)"
                            : "";
            throw new IllegalArgumentException(
                    "takes 4096 to 16777214, not " + Values.text(value) + hint);
        }
        return number;
    }

    /** The port takes one value more than policy can ever match (Set-VMNetworkAdapter). */
    private static Object portVsid(Object value) {
        long number = Values.whole(value);
        if (number != Vsid.NONE && !assignable(number) && !assignable(number - 1)) {
            throw new IllegalArgumentException(
                    "takes 4096 to 16777215, or 0 for none, not " + Values.text(value));
        }
        return number;
    }

    private static boolean assignable(long number) {
        return number >= 0 && number <= 0xFF_FFFF && Vsid.problem((int) number).isEmpty();
    }

    private static ValueType whole(long lowest, long highest) {
        return value -> {
            long number = Values.whole(value);
            if (number < lowest || number > highest) {
                throw new IllegalArgumentException(
                        "takes " + lowest + " to " + highest + ", not " + number);
            }
            return number;
        };
    }

    private static ValueType text(java.util.function.UnaryOperator<String> form) {
        return new ValueType() {
            @Override
            public Object convert(Object value) {
                return form.apply(((String) TEXT.convert(value)).strip());
            }

            @Override
            public boolean wantsText() {
                return true;
            }
        };
    }

    private static String address(String text) {
        refuseIpv6(text);
        return Ipv4Address.format(Ipv4Address.parse(text));
    }

    private static String prefix(String text) {
        refuseIpv6(text);
        return Prefix.parse(text).toString();
    }

    private static void refuseIpv6(String text) {
        if (text.indexOf(':') >= 0) {
            throw new IllegalArgumentException(
                    "'" + text + "' is IPv6, which nvsim does not simulate");
        }
    }

    private static String mac(String text) {
        return mac(MacAddress.parse(text));
    }

    private static String routingDomain(String text) {
        Optional<RoutingDomainId> id = RoutingDomainId.tryParse(text);
        return id.map(RoutingDomainId::toString)
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "takes a GUID in braces and quotes, as in"
                                                + " \"{11111111-2222-3333-4444-000000005001}\", not '"
                                                + text
                                                + "'"));
    }

    /** One of a few words, or the number that WMI gives it. */
    private static ValueType words(String... numberedWords) {
        Map<String, String> words = new LinkedHashMap<>();
        for (String each : numberedWords) {
            words.put(each.substring(0, each.indexOf(' ')), each.substring(each.indexOf(' ') + 1));
        }
        return text(
                text -> {
                    String word = words.getOrDefault(text, text);
                    return words.values().stream()
                            .filter(word::equalsIgnoreCase)
                            .findFirst()
                            .orElseThrow(
                                    () ->
                                            new IllegalArgumentException(
                                                    "takes "
                                                            + String.join(", ", words.values())
                                                            + ", not '"
                                                            + text
                                                            + "'"));
                });
    }
}
