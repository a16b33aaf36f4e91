package org.nvsim.scenario.value;

import org.nvsim.limits.Limits;
import org.nvsim.packet.Ipv4Address;
import org.nvsim.packet.MacAddress;
import org.nvsim.packet.Prefix;
import org.nvsim.scenario.bind.Quantity;
import org.nvsim.scenario.bind.ScalarType;
import org.nvsim.scenario.bind.Shape;
import org.nvsim.scenario.bind.Type;
import org.nvsim.scenario.spec.FlowSpec;
import org.nvsim.scenario.spec.InterfaceAddress;
import org.nvsim.scenario.spec.PortSpan;

/** How the language writes single values. */
public final class Scalars {
    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
    public static final String IPV4_PATTERN = OCTET + "(\\." + OCTET + "){3}";
    public static final String PREFIX_PATTERN = IPV4_PATTERN + "/(3[0-2]|[12]?[0-9])";

    /** No network that machines are in is larger than the largest class of old, a /8. */
    private static final int LEAST_NETWORK_LENGTH = 8;

    private static final String NETWORK_PATTERN = IPV4_PATTERN + "/(3[0-2]|[12][0-9]|[89])";

    private static final String SHARE_PATTERN = "(100|[0-9]{1,2}(\\.[0-9]{1,6})?)%";
    private static final String PLAIN_NAME = "[A-Za-z0-9_-][A-Za-z0-9_ .-]*";

    public static final Type<String> PROSE = ScalarType.prose();
    public static final Type<Boolean> TRUTH = ScalarType.truth();
    public static final Type<Long> RATE = Quantity.RATE.within(Limits.RATE, "10Gbps");
    public static final Type<Long> SIZE = Quantity.SIZE.within(Limits.BYTES, "512KiB");

    /** When something happens, counted from the start of a run. */
    public static final Type<Long> MOMENT = Quantity.DURATION.within(Limits.MOMENT, "100ms");

    /** A length of time that may be zero. */
    public static final Type<Long> WAIT = Quantity.DURATION.within(Limits.WAIT, "100ms");

    /** A whole share of a hundred. */
    public static final Type<Long> PERCENT =
            ScalarType.of("a percentage", "(100|[1-9]?[0-9])%", "50%", Scalars::percent);

    /** A share, written as a percentage; 0 to 1. */
    public static final Type<Double> SHARE =
            ScalarType.of("a percentage", SHARE_PATTERN, "0.5%", Scalars::share);

    /** How long a run lasts. */
    public static final Type<Long> RUN = Quantity.DURATION.within(Limits.RUN, "2s");

    /** From one time to the next. */
    public static final Type<Long> PERIOD = Quantity.DURATION.within(Limits.PERIOD, "1s");

    /** The version of the language, of which there is one. */
    public static final Type<Integer> VERSION =
            ScalarType.of("a version", new Shape.Whole(1, 1), Scalars::version);

    /** A length of time that must pass. */
    public static final Type<Long> DELAY = Quantity.DURATION.within(Limits.DELAY, "1us");

    public static final Type<Integer> ADDRESS =
            ScalarType.of("an address", IPV4_PATTERN, "10.0.0.5", Scalars::unicast);

    /** Where a packet may be sent: a machine, a group, or everybody. */
    public static final Type<String> DESTINATION =
            ScalarType.of(
                    "an address or broadcast",
                    "broadcast|" + IPV4_PATTERN,
                    "10.0.0.255",
                    Scalars::destination);

    public static final Type<Prefix> PREFIX =
            ScalarType.of("a prefix", PREFIX_PATTERN, "10.0.0.0/24", Prefix::parse);

    /** A network that machines are in: every address in it is one that a machine can have. */
    public static final Type<Prefix> NETWORK =
            ScalarType.of(
                    "a prefix of machines' addresses",
                    NETWORK_PATTERN,
                    "10.0.0.0/24",
                    Scalars::network);

    public static final Type<InterfaceAddress> INTERFACE_ADDRESS =
            ScalarType.of(
                    "an address with prefix length",
                    NETWORK_PATTERN,
                    "192.168.4.11/24",
                    Scalars::interfaceAddress);

    public static final Type<Long> MAC =
            ScalarType.of(
                    "a MAC address",
                    "([0-9A-Fa-f]{2}[:-]?){5}[0-9A-Fa-f]{2}",
                    "06:06:00:00:00:05",
                    Scalars::stationMac);

    /** More than nothing and at most all, as a fraction of 1. */
    public static final Type<Double> FRACTION =
            ScalarType.of("a percentage", "[0-9]{1,3}(\\.[0-9]{1,3})?%", "2%", Scalars::fraction);

    public static final Type<Integer> PORT = ScalarType.wholeInt("a port", Limits.PORT);
    public static final Type<PortSpan> PORT_SPAN =
            ScalarType.of(
                    "a range of ports",
                    new Shape.Text("a range of ports", "[0-9]{1,5}-[0-9]{1,5}", "1024-65535"),
                    Scalars::portSpan);

    private Scalars() {}

    private static PortSpan portSpan(String text) {
        if (text.matches("[0-9]{1,5}-[0-9]{1,5}")) {
            int dash = text.indexOf('-');
            int first = Integer.parseInt(text.substring(0, dash));
            int last = Integer.parseInt(text.substring(dash + 1));
            if (first >= Limits.PORT.min() && first <= last && last <= Limits.PORT.max()) {
                return new PortSpan(first, last);
            }
        }
        throw new IllegalArgumentException(
                "'" + text + "' is no range of ports from 1 to 65535 such as 1024-65535");
    }

    private static long percent(String text) {
        if (!text.matches("(100|[1-9]?[0-9])%")) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a whole percentage, as in 50%");
        }
        return Long.parseLong(text.substring(0, text.length() - 1));
    }

    private static double fraction(String text) {
        if (!text.matches("[0-9]{1,3}(\\.[0-9]{1,3})?%")) {
            throw new IllegalArgumentException("'" + text + "' is not a percentage, as in 2%");
        }
        double fraction = Double.parseDouble(text.substring(0, text.length() - 1)) / 100;
        if (fraction <= 0 || fraction > 1) {
            throw new IllegalArgumentException(
                    text + " is out of range; write more than 0%, at most 100%");
        }
        return fraction;
    }

    private static double share(String text) {
        if (!text.matches(SHARE_PATTERN)) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a percentage from 0% to 100%, as in 0.5%");
        }
        return Double.parseDouble(text.substring(0, text.length() - 1)) / 100;
    }

    private static int version(String text) {
        if (!text.equals("1")) {
            throw new IllegalArgumentException(
                    "there is no version '" + text + "' of the language; write 1");
        }
        return 1;
    }

    private static String destination(String text) {
        if (!text.equals(FlowSpec.BROADCAST)
                && Ipv4Address.parse(text) == Ipv4Address.UNSPECIFIED) {
            throw new IllegalArgumentException("'" + text + "' is nobody's address");
        }
        return text;
    }

    private static int unicast(String text) {
        int address = Ipv4Address.parse(text);
        if (address == Ipv4Address.UNSPECIFIED || !Ipv4Address.canBeSource(address)) {
            throw new IllegalArgumentException("'" + text + "' is no address a machine can have");
        }
        return address;
    }

    private static Prefix network(String text) {
        Prefix prefix = Prefix.parse(text);
        requireNetwork(text, prefix.length());
        int first = prefix.network() >>> 24;
        if (first == 0 || !Ipv4Address.canBeSource(prefix.network())) {
            throw new IllegalArgumentException(
                    "'"
                            + text
                            + "' has no addresses for machines; those are 1.0.0.0 to"
                            + " 223.255.255.255 without 127.0.0.0/8");
        }
        return prefix;
    }

    private static void requireNetwork(String text, int length) {
        if (length < LEAST_NETWORK_LENGTH) {
            throw new IllegalArgumentException(
                    "'"
                            + text
                            + "' is too large for one network; the largest has a /"
                            + LEAST_NETWORK_LENGTH);
        }
    }

    private static InterfaceAddress interfaceAddress(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            Ipv4Address.parse(text);
            throw new IllegalArgumentException(
                    "'" + text + "' has no prefix length; write it as in " + text + "/24");
        }
        int address = unicast(text.substring(0, slash));
        String length = text.substring(slash + 1);
        if (!length.matches("[0-9]|[12][0-9]|3[0-2]")) {
            throw new IllegalArgumentException(
                    "'" + length + "' is not a prefix length; it is 0 to 32");
        }
        requireNetwork(text, Integer.parseInt(length));
        InterfaceAddress given = new InterfaceAddress(address, Integer.parseInt(length));
        Prefix subnet = given.subnet();
        if (subnet.length() < 31 && (address == subnet.network() || subnet.isBroadcast(address))) {
            throw new IllegalArgumentException(
                    "'"
                            + text
                            + "' is the subnet's own address; machines have "
                            + Ipv4Address.format(subnet.lowestHost())
                            + " to "
                            + Ipv4Address.format(subnet.highestHost()));
        }
        return given;
    }

    private static long stationMac(String text) {
        long mac = MacAddress.parse(text);
        if (MacAddress.isGroup(mac) || mac == 0) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no machine's MAC address; the first byte must be even");
        }
        return mac;
    }

    /**
     * A file below the scenario's own folder: a relative path of plain names with {@code /} between
     * them, so that nothing leads out of it.
     *
     * @param what the file is, with its article
     * @param ending how its name ends, after the dot; alternatives are separated by {@code |}
     */
    public static Type<String> path(String what, String ending, String example) {
        return word(
                "the path of " + what + " below the scenario's own folder",
                PLAIN_NAME + "(/" + PLAIN_NAME + ")*\\.(" + ending + ")",
                example);
    }

    /** Text that must match a pattern. */
    public static Type<String> word(String what, String pattern, String example) {
        return ScalarType.of(
                what,
                pattern,
                example,
                text -> {
                    if (!text.matches(pattern)) {
                        throw new IllegalArgumentException(
                                "'" + text + "' is not " + what + ", as in " + example);
                    }
                    return text;
                });
    }
}
