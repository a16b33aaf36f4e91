package org.nvsim.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import com.jerolba.carpet.CarpetReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nvsim.report.Table;
import org.nvsim.report.Table.Column;
import org.nvsim.report.Table.Kind;
import org.nvsim.report.TableFormat;

class ParquetTest {
    private static final Table TABLE =
            new Table(
                    "points",
                    List.of(
                            new Column("variant", Kind.TEXT),
                            new Column("buffer_bytes", Kind.WHOLE),
                            new Column("goodput_bits_per_second", Kind.REAL)),
                    List.of(
                            List.of("nvgre", 4096L, 9.5e8),
                            Arrays.asList("ip-rewrite", 8192L, null)));

    @TempDir Path folder;

    @Test
    void the_command_finds_it_as_a_service() {
        assertThat(TableFormat.all())
                .extracting(TableFormat::name)
                .containsExactly("csv", "parquet");
    }

    @Test
    void a_table_reads_back_with_its_types_and_gaps() throws IOException {
        Path file = Files.write(folder.resolve("points.parquet"), bytes());

        List<Map<?, ?>> rows = new ArrayList<>();
        new CarpetReader<>(file.toFile(), Map.class).forEach(rows::add);

        assertThat(rows).hasSize(2);
        assertThat(rows.get(0).get("variant")).isEqualTo("nvgre");
        assertThat(rows.get(0).get("buffer_bytes")).isEqualTo(4096L);
        assertThat(rows.get(0).get("goodput_bits_per_second")).isEqualTo(9.5e8);
        assertThat(rows.get(1).get("goodput_bits_per_second")).isNull();
    }

    @Test
    void holds_the_numbers_that_csv_shows() throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            double real = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(-9, 16));
            rows.add(
                    Arrays.asList(
                            "v" + i,
                            random.nextLong() >> random.nextInt(64),
                            i % 7 == 0 ? null : real));
        }
        Table table = new Table("points", TABLE.columns(), rows);
        Map<String, byte[]> written = new TreeMap<>();
        for (TableFormat format : TableFormat.all()) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            format.write(table, out);
            written.put(format.name(), out.toByteArray());
        }
        List<String> csv =
                new String(written.get("csv"), StandardCharsets.UTF_8).lines().skip(1).toList();
        Path file = Files.write(folder.resolve("all.parquet"), written.get("parquet"));
        List<Map<?, ?>> read = new ArrayList<>();
        new CarpetReader<>(file.toFile(), Map.class).forEach(read::add);

        assertThat(read).hasSameSizeAs(csv);
        for (int i = 0; i < csv.size(); i++) {
            String[] cells = csv.get(i).split(",", -1);
            Object real = read.get(i).get("goodput_bits_per_second");
            assertThat(read.get(i).get("variant")).isEqualTo(cells[0]);
            assertThat(read.get(i).get("buffer_bytes")).isEqualTo(Long.parseLong(cells[1]));
            assertThat(real).isEqualTo(cells[2].isEmpty() ? null : Double.valueOf(cells[2]));
        }
    }

    @Test
    void the_same_table_gives_the_same_bytes() throws IOException {
        assertThat(bytes()).isEqualTo(bytes());
    }

    private static byte[] bytes() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Parquet().write(TABLE, out);
        return out.toByteArray();
    }
}
