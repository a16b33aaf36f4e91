package org.nvsim.control.powershell;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.nvsim.virt.policy.LookupRecord;
import org.nvsim.virt.policy.LookupRecords;

/** The lookup records of a host's policy, and beside them the labels that policy does not keep. */
final class LookupTable implements PolicyTable<LookupRow> {
    private final LookupRecords records;
    private final Map<String, LookupRow> labelled = new TreeMap<>();

    LookupTable(LookupRecords records) {
        this.records = records;
    }

    @Override
    public List<LookupRow> list() {
        List<LookupRow> rows = new ArrayList<>();
        for (LookupRecord record : records.list()) {
            LookupRow labels = labelled.get(key(record));
            rows.add(
                    labels == null
                            ? new LookupRow(record, "", "")
                            : new LookupRow(record, labels.customerId(), labels.context()));
        }
        return rows;
    }

    @Override
    public List<String> add(LookupRow row) {
        List<String> problems = records.add(row.record());
        if (problems.isEmpty()) {
            label(row);
        }
        return problems;
    }

    @Override
    public List<String> replace(LookupRow old, LookupRow row) {
        List<String> problems = records.set(row.record());
        if (problems.isEmpty()) {
            label(row);
        }
        return problems;
    }

    @Override
    public void remove(LookupRow row) {
        records.remove(row.record());
        labelled.remove(key(row.record()));
    }

    void forgetLabels() {
        labelled.clear();
    }

    private void label(LookupRow row) {
        labelled.remove(key(row.record()));
        if (!row.customerId().isEmpty() || !row.context().isEmpty()) {
            labelled.put(key(row.record()), row);
        }
    }

    private static String key(LookupRecord record) {
        return record.vsid() + "/" + record.customerAddress() + "/" + record.mac();
    }
}
