package org.nvsim.parquet;

import com.jerolba.carpet.CarpetWriter;
import com.jerolba.carpet.model.FieldType;
import com.jerolba.carpet.model.FieldTypes;
import com.jerolba.carpet.model.WriteRecordModelType;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.nvsim.report.Table;
import org.nvsim.report.Table.Column;
import org.nvsim.report.TableFormat;

/** Parquet: columns with types, read by pandas, R, DuckDB and Spark. */
public final class Parquet implements TableFormat {
    /** A row as the library wants it: an object whose fields it asks for. */
    private record Row(List<Object> cells) {}

    /** For the service loader. */
    public Parquet() {}

    @Override
    public String name() {
        return "parquet";
    }

    @Override
    public void write(Table table, OutputStream out) throws IOException {
        WriteRecordModelType<Row> model = FieldTypes.writeRecordModel(Row.class);
        for (int i = 0; i < table.columns().size(); i++) {
            int index = i;
            Column column = table.columns().get(i);
            model.withField(column.name(), type(column), row -> row.cells().get(index));
        }
        try (CarpetWriter<Row> writer =
                new CarpetWriter.Builder<>(new Unclosed(out), Row.class)
                        .withWriteRecordModel(model)
                        .withCompressionCodec(CompressionCodecName.UNCOMPRESSED)
                        .build()) {
            for (List<Object> cells : table.rows()) {
                writer.write(new Row(cells));
            }
        }
        out.flush();
    }

    private static FieldType type(Column column) {
        return switch (column.kind()) {
            case TEXT -> FieldTypes.STRING;
            case WHOLE -> FieldTypes.LONG;
            case REAL -> FieldTypes.DOUBLE;
        };
    }

    /** The writer closes what it writes to; whoever opened that does so himself. */
    private static final class Unclosed extends FilterOutputStream {
        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
