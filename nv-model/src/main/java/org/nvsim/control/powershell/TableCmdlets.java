package org.nvsim.control.powershell;

import java.util.ArrayList;
import java.util.List;
import org.nvsim.control.powershell.Column.Use;
import org.nvsim.control.powershell.runtime.Cmdlet;
import org.nvsim.control.powershell.runtime.Invocation;
import org.nvsim.control.powershell.runtime.PsObject;
import org.nvsim.control.powershell.runtime.Signature;
import org.nvsim.control.powershell.runtime.Table;
import org.nvsim.control.powershell.runtime.ValueType;

/**
 * The New-, Get-, Set- and Remove- commands of one policy table.
 *
 * @param <T> a row
 */
final class TableCmdlets<T> {
    private final TableSchema<T> schema;
    private final Targets targets;
    private final ScriptLog log;

    TableCmdlets(TableSchema<T> schema, Targets targets, ScriptLog log) {
        this.schema = schema;
        this.targets = targets;
        this.log = log;
    }

    List<Cmdlet> all() {
        return List.of(
                SimpleCmdlet.of(newSignature(), this::create),
                SimpleCmdlet.of(filterSignature("Get-"), this::get),
                SimpleCmdlet.of(setSignature(), this::set),
                SimpleCmdlet.of(filterSignature("Remove-").switches("PassThru"), this::remove));
    }

    private Signature newSignature() {
        Signature signature = Signature.of("New-" + schema.noun());
        for (Column<T> column : schema.columns()) {
            if (column.use() == Use.KEY || column.use() == Use.NEEDED) {
                signature.mandatory(column.name(), column.type());
            } else if (column.use() != Use.SHOWN) {
                signature.optional(column.name(), column.type());
            }
        }
        return Targets.remote(signature);
    }

    private Signature filterSignature(String verb) {
        Signature signature = Signature.of(verb + schema.noun());
        schema.columns()
                .forEach(column -> signature.optional(column.name(), RowFilter.any(column.type())));
        return Targets.remote(signature.optional("InputObject", ValueType.ANY));
    }

    private Signature setSignature() {
        Signature signature = Signature.of("Set-" + schema.noun());
        for (Column<T> column : schema.columns()) {
            if (column.use() == Use.KEY || column.use() == Use.SHOWN) {
                signature.optional(column.name(), RowFilter.any(column.type()));
            } else if (column.use() != Use.FIXED) {
                signature.optional(column.name(), column.type());
            }
        }
        signature.optional("InputObject", ValueType.ANY).switches("PassThru");
        return Targets.remote(signature);
    }

    private void create(Invocation call) {
        Table values = new Table();
        for (Column<T> column : schema.columns()) {
            if (call.has(column.name())) {
                values.put(column.name(), call.get(column.name()));
            }
        }
        T row = schema.row().apply(values, call.place());
        for (HostAdministration host : targets.of(call)) {
            refuse(call, host, schema.table().apply(host).add(row));
            log.applied(call, host, "new " + schema.describe().apply(row));
            call.write(schema.object(host, row));
        }
    }

    private void get(Invocation call) {
        RowFilter<T> filter = new RowFilter<>(schema, call, column -> true);
        for (HostAdministration host : targets.of(call)) {
            for (T row : filter.of(host)) {
                call.write(schema.object(host, row));
            }
        }
    }

    private void set(Invocation call) {
        RowFilter<T> filter =
                new RowFilter<>(
                        schema,
                        call,
                        column -> column.use() == Use.KEY || column.use() == Use.SHOWN);
        Table changes = new Table();
        for (Column<T> column : schema.columns()) {
            boolean value = column.use() == Use.NEEDED || column.use() == Use.CHANGEABLE;
            if (value && call.has(column.name())) {
                changes.put(column.name(), call.get(column.name()));
            }
        }
        if (changes.size() == 0) {
            throw call.failure("is given nothing to change");
        }
        List<Match<T>> matches = matches(call, filter);
        if (matches.isEmpty()) {
            throw call.failure("nothing here matches " + filter.describe());
        }
        for (Match<T> match : matches) {
            change(call, match, changes);
        }
    }

    private void change(Invocation call, Match<T> match, Table changes) {
        Table values = schema.values(match.row());
        changes.names().forEach(name -> values.put(name, changes.get(name)));
        T row = schema.row().apply(values, call.place());
        refuse(call, match.host(), schema.table().apply(match.host()).replace(match.row(), row));
        log.applied(call, match.host(), "set " + schema.describe().apply(row));
        if (call.on("PassThru")) {
            call.write(schema.object(match.host(), row));
        }
    }

    private void remove(Invocation call) {
        for (Match<T> match : matches(call, new RowFilter<>(schema, call, column -> true))) {
            schema.table().apply(match.host()).remove(match.row());
            log.applied(call, match.host(), "removed " + schema.describe().apply(match.row()));
            if (call.on("PassThru")) {
                call.write(schema.object(match.host(), match.row()));
            }
        }
    }

    /** The rows that objects given to the command stand for, else those that fit its filter. */
    private List<Match<T>> matches(Invocation call, RowFilter<T> filter) {
        List<Match<T>> matches = new ArrayList<>();
        List<Object> objects = CallObjects.of(call);
        if (objects != null) {
            for (PsObject object : CallObjects.typed(call, objects, schema.noun())) {
                HostAdministration host = targets.origin(call, object);
                for (T row : schema.table().apply(host).list()) {
                    if (row.equals(object.source())) {
                        matches.add(new Match<>(host, row));
                    }
                }
            }
            return matches;
        }
        for (HostAdministration host : targets.of(call)) {
            filter.of(host).forEach(row -> matches.add(new Match<>(host, row)));
        }
        return matches;
    }

    private static void refuse(Invocation call, HostAdministration host, List<String> problems) {
        if (!problems.isEmpty()) {
            throw call.failure(String.join("; ", problems) + " (on " + host.name() + ")");
        }
    }

    private record Match<T>(HostAdministration host, T row) {}
}
