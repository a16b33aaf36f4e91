package org.nvsim.control.powershell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nvsim.control.powershell.syntax.ScriptException;
import org.nvsim.packet.Prefix;
import org.nvsim.virt.overlay.Overlay;
import org.nvsim.virt.policy.CustomerRoute;
import org.nvsim.virt.policy.Generation;
import org.nvsim.virt.policy.HostPolicy;
import org.nvsim.virt.policy.LookupRecord;
import org.nvsim.virt.policy.ProviderAddress;
import org.nvsim.virt.policy.ProviderRoute;
import org.nvsim.virt.policy.RecordType;
import org.nvsim.virt.policy.RoutingDomainId;

class ScriptPropertiesTest {
    private static final int ROUNDS = 60;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void a_policy_written_as_a_script_and_read_again_is_the_same_policy(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < ROUNDS; round++) {
            long hostSeed = random.nextLong();
            Lab original = hosts(new SplittableRandom(hostSeed));
            Lab copy = hosts(new SplittableRandom(hostSeed));
            fill(original, random);
            String script = PolicyScriptWriter.write(new ArrayList<>(original.hosts.values()));
            assertThat(copy.run("", script).report()).as("seed %d, %s", seed, script).isEmpty();
            for (String name : original.names()) {
                assertThat(copy.state(name))
                        .as("seed %d, round %d, %s", seed, round, script)
                        .isEqualTo(original.state(name));
            }
        }
    }

    private static Lab hosts(SplittableRandom random) {
        Lab lab = new Lab();
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            Lab.Equipment equipment = lab.add("host-" + i, Generation.WINDOWS_2012R2);
            for (int vm = random.nextInt(4); vm > 0; vm--) {
                equipment.vm("vm " + i + "'" + vm, 0x0200_0000_0000L + i * 16 + vm);
            }
        }
        return lab;
    }

    /** Rows of random values; hosts share some of them, and what is refused stays away. */
    private static void fill(Lab lab, SplittableRandom random) {
        List<LookupRow> records = new ArrayList<>();
        List<CustomerRoute> routes = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            records.add(record(random));
            routes.add(route(random));
        }
        for (HostAdministration host : lab.hosts.values()) {
            records.stream()
                    .filter(row -> random.nextInt(3) > 0)
                    .forEach(host.lookupRecords()::add);
            routes.stream()
                    .filter(row -> random.nextInt(3) > 0)
                    .forEach(host.customerRoutes()::add);
            HostPolicy policy = lab.policies.get(host.name());
            int index = host.adapters().get(0).interfaceIndex();
            for (int i = random.nextInt(3); i > 0; i--) {
                int address = 0xC0A8_0400 + random.nextInt(1, 250);
                long mac = random.nextInt(2) * 0x0200_0000_0007L;
                policy.provider()
                        .add(
                                new ProviderAddress(
                                        address, 24, random.nextInt(2) * 7, index, mac, ""));
                policy.provider()
                        .add(
                                new ProviderRoute(
                                        index,
                                        Prefix.of(random.nextInt(), 16),
                                        0xC0A8_0401,
                                        random.nextInt(9),
                                        ""));
            }
            host.setUseExternalRouter(random.nextInt(4) == 0);
            host.vmPorts().forEach(port -> host.setVirtualSubnet(port, random.nextInt(2) * 5001));
            AdapterFeature feature = AdapterFeature.values()[1 + random.nextInt(5)];
            host.set(host.adapters().get(0), feature, random.nextInt(2) == 0);
        }
    }

    private static LookupRow record(SplittableRandom random) {
        boolean open = random.nextInt(6) == 0;
        boolean rewrite = random.nextInt(3) == 0;
        LookupRecord record =
                new LookupRecord(
                        5001 + random.nextInt(3),
                        open ? 0 : 0x0A00_0000 + random.nextInt(1, 9),
                        0x0606_0000_0000L + random.nextInt(1000),
                        0xC0A8_0400 + random.nextInt(1, 250),
                        rewrite ? Overlay.called("ip-rewrite") : Overlay.called("nvgre"),
                        open ? RecordType.L2_ONLY : RecordType.STATIC,
                        rewrite && random.nextBoolean(),
                        random.nextBoolean() ? "" : "it's $5 `n \"vm\"",
                        "");
        return new LookupRow(record, random.nextBoolean() ? "" : "{id}", "");
    }

    private static CustomerRoute route(SplittableRandom random) {
        int vsid = 5001 + random.nextInt(3);
        return new CustomerRoute(
                new RoutingDomainId(7, random.nextInt(8) == 0 ? 1 : vsid),
                vsid,
                Prefix.of(0x0A00_0000 + random.nextInt(4) * 256, 24),
                random.nextInt(2) * 0x0A00_0009,
                random.nextInt(300),
                "");
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    void a_damaged_script_is_a_problem_or_runs_but_never_a_crash(long seed) {
        String script = Resources.text("two-hosts.ps1");
        SplittableRandom random = new SplittableRandom(seed);
        String dirt = "(){}[]@$\"'`|,;.-=#<>&\n %?x1:";
        for (int round = 0; round < 200; round++) {
            StringBuilder damaged = new StringBuilder(script);
            for (int i = random.nextInt(1, 4); i > 0; i--) {
                int at = random.nextInt(damaged.length() - 10);
                if (random.nextBoolean()) {
                    damaged.insert(at, dirt.charAt(random.nextInt(dirt.length())));
                } else {
                    damaged.delete(at, at + random.nextInt(1, 10));
                }
            }
            String text = damaged.toString();
            assertThatCode(() -> runIfReadable(text))
                    .as("seed %d, %s", seed, text)
                    .doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                "{",
                "@(",
                "$(",
                "\"$(",
                "@{a=",
                "-not ",
                "!",
                "-",
                ",",
                "[int]",
                "if(1){",
                "try{",
                "foreach($x im 1){",
                "f -x {",
                "$a[",
                "& {"
            })
    void deep_nesting_is_a_problem_like_any_other(String opening) {
        assertThatCode(() -> runIfReadable(opening.repeat(20_000))).doesNotThrowAnyException();
        assertThatCode(() -> runIfReadable(opening.repeat(59) + "1")).doesNotThrowAnyException();
    }

    private static void runIfReadable(String text) {
        Lab lab = Lab.demo();
        try {
            PolicyScript.parse("damaged.ps1", text).run(lab, "hv1", lab);
        } catch (ScriptException e) {
            assertThat(e.problems()).isNotEmpty();
        }
    }
}
