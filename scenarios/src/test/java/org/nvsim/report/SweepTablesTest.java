package org.nvsim.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nvsim.report.Table.Column;
import org.nvsim.report.Table.Kind;
import org.nvsim.run.sweep.Estimate;

/** Figures of a sweep as people and programs read them. */
class SweepTablesTest {
    @Test
    void value_and_uncertainty_share_a_unit_and_their_digits() {
        assertThat(Estimates.text(Estimate.of(93.0e6, 93.1e6, 93.2e6), "bits_per_second"))
                .isEqualTo("93.10 ± 0.25 Mbit/s");
        assertThat(Estimates.text(Estimate.of(0.010, 0.012, 0.014), "ratio"))
                .isEqualTo("1.20 ± 0.50 %");
        assertThat(Estimates.text(Estimate.of(1500, 1500), "nanoseconds"))
                .isEqualTo("1.50 ± 0.00 µs");
        assertThat(Estimates.text(Estimate.of(3, 3), "frames")).isEqualTo("3 ± 0");
    }

    @Test
    void one_replication_has_no_uncertainty_and_none_has_no_value() {
        assertThat(Estimates.text(Estimate.of(7), "frames")).isEqualTo("7");
        assertThat(Estimates.text(Estimate.of(), "frames")).isEqualTo("-");
        assertThat(Estimates.probability(Double.NaN)).isEqualTo("-");
    }

    @Test
    void a_difference_has_its_sign_and_a_small_probability_no_false_digits() {
        assertThat(Estimates.difference(Estimate.of(2, 2), "frames")).isEqualTo("+2 ± 0");
        assertThat(Estimates.difference(Estimate.of(-2, -2), "frames")).isEqualTo("-2 ± 0");
        assertThat(Estimates.probability(0.0004)).isEqualTo("< 0.001");
        assertThat(Estimates.probability(0.0414)).isEqualTo("0.041");
    }

    @Test
    void quantities_become_numbers_whose_unit_the_column_names() {
        assertColumn("64KiB", "512B", "network_links_2_x_bytes", Kind.WHOLE, 65536L);
        assertColumn(
                "1Gbps", "10Mbps", "network_links_2_x_bits_per_second", Kind.WHOLE, 1000000000L);
        assertColumn("1us", "500ps", "network_links_2_x_nanoseconds", Kind.REAL, 1000.0);
        assertColumn("9000", "1500", "network_links_2_x", Kind.WHOLE, 9000L);
        assertColumn("nvgre", "1500", "network_links_2_x", Kind.TEXT, "nvgre");
    }

    private static void assertColumn(
            String value, String other, String name, Kind kind, Object cell) {
        String path = "network.links[2].x";
        Map<String, String> point = Map.of(path, value);
        PathColumn column = PathColumn.of(List.of(point, Map.of(path, other))).get(0);

        assertThat(column.column()).isEqualTo(new Column(name, kind));
        assertThat(column.cell(point)).isEqualTo(cell);
        assertThat(column.cell(Map.of())).isNull();
    }

    @Test
    void csv_quotes_what_would_be_read_as_more_than_one_cell() throws IOException {
        Table table =
                new Table(
                        "t",
                        List.of(
                                new Column("a", Kind.TEXT),
                                new Column("b", Kind.REAL),
                                new Column("c", Kind.WHOLE)),
                        List.of(
                                Arrays.asList("[ 1, \"2\" ]", null, 3L),
                                List.of("plain", 0.5, 4L)));
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        new Csv().write(table, out);

        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("a,b,c\n\"[ 1, \"\"2\"\" ]\",,3\nplain,0.5,4\n");
    }
}
