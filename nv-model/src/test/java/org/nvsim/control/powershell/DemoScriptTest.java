package org.nvsim.control.powershell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DemoScriptTest {
    private static final String SCRIPT = Resources.text("two-hosts.ps1");

    private static Lab after(String script) {
        Lab lab = Lab.demo();
        ScriptOutcome outcome = lab.run("", script);
        assertThat(outcome.report()).isEmpty();
        return lab;
    }

    private static List<String> records(Lab lab) {
        List<String> records = new ArrayList<>();
        lab.hosts
                .values()
                .forEach(
                        host ->
                                host.lookupRecords()
                                        .list()
                                        .forEach(
                                                row ->
                                                        records.add(
                                                                host.name()
                                                                        + " "
                                                                        + row.record()
                                                                                .describe())));
        return records;
    }

    @Test
    void the_script_gives_two_hosts_their_policy() {
        Lab lab = after(SCRIPT);
        assertThat(lab.output).endsWith("6. check", "hv1: 4 records", "hv2: 4 records").hasSize(8);
        assertThat(lab.hosts.get("hv1").customerRoutes().list()).hasSize(2);
        assertThat(lab.hosts.get("hv2").providerAddresses().list())
                .extracting(address -> address.describe() + " at " + address.interfaceIndex())
                .containsExactly("192.168.4.22/24 at 12");
        assertThat(lab.hosts.get("hv2").vmPorts())
                .extracting(VmPort::virtualSubnetId)
                .containsExactly(5001, 6001);
    }

    @Test
    void a_record_says_which_line_of_the_script_defined_it() {
        LookupRow row = after(SCRIPT).hosts.get("hv1").lookupRecords().list().get(0);
        List<String> lines = SCRIPT.lines().collect(Collectors.toList());
        int line = Integer.parseInt(row.record().origin().substring("lab.ps1:".length()));
        assertThat(lines.get(line - 1)).contains("@first", "10.0.0.5", "Blue1");
        assertThat(row.customerId()).isEqualTo("{11111111-2222-3333-4444-000000005001}");
    }

    static Stream<Integer> recordLines() {
        List<String> lines = SCRIPT.lines().collect(Collectors.toList());
        return IntStream.range(0, lines.size())
                .filter(i -> lines.get(i).startsWith("New-NetVirtualizationLookupRecord"))
                .boxed();
    }

    @ParameterizedTest
    @MethodSource("recordLines")
    void deleting_one_record_line_takes_exactly_that_record_away(int line) {
        List<String> lines = SCRIPT.lines().collect(Collectors.toCollection(ArrayList::new));
        String deleted = lines.remove(line);
        List<String> missing = records(after(SCRIPT));
        missing.removeAll(records(after(String.join("\n", lines))));
        String host = deleted.contains("@first") ? "hv1" : "hv2";
        String subnet = deleted.contains("$BlueVsid") ? "VSID 5001" : "VSID 6001";
        String address = deleted.contains("10.0.0.5") ? " 10.0.0.5 " : " 10.0.0.7 ";
        assertThat(missing).hasSize(1);
        assertThat(missing.get(0)).startsWith(host + " " + subnet + address);
    }

    @Test
    void running_it_twice_changes_nothing() {
        Lab once = after(SCRIPT);
        Lab twice = after(SCRIPT);
        assertThat(twice.run("", SCRIPT).report()).isEmpty();
        assertThat(twice.state("hv1")).isEqualTo(once.state("hv1"));
        assertThat(twice.state("hv2")).isEqualTo(once.state("hv2"));
    }

    @Test
    void the_written_script_gives_equal_tables_again() {
        Lab first = after(SCRIPT);
        String written = PolicyScriptWriter.write(new ArrayList<>(first.hosts.values()));
        Lab second = after(written);
        assertThat(second.state("hv1")).isEqualTo(first.state("hv1"));
        assertThat(second.state("hv2")).isEqualTo(first.state("hv2"));
        assertThat(PolicyScriptWriter.write(new ArrayList<>(second.hosts.values())))
                .isEqualTo(written);
    }
}
