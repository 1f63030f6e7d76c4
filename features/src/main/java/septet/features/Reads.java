package septet.features;

import java.util.List;
import septet.data.Formula;
import septet.data.Row;
import septet.data.Values;

/// The readings of one [Reader]: from a view of a history whatever they are, and from its record what a [Lane] has there.
record Reads(int group, List<Formula> keys, Reading[] readings, Cells cells) {
    /// Reads values from a record into a row, or says that the history must be asked.
    interface Cells {
        boolean fill(long[] record, int base, long[] row);
    }

    static Reads of(Reader reader, Group group) {
        List<ReadCell> cells = cells(reader, group);
        return new Reads(reader.group(), reader.keys(), reader.readings().toArray(Reading[]::new), (record, base, row) -> {
            boolean all = true;
            for (int i = 0; i < cells.size(); i++) all &= cells.get(i).fill(record, base, row);
            return all;
        });
    }

    private static List<ReadCell> cells(Reader reader, Group group) {
        return Lane.of(group).isPresent() ? reader.readings().stream().map(reading -> ReadCell.of(reading, group.shape())).toList() : List.of();
    }

    /// The same by a class made for it.
    static Reads unrolled(Reader reader, Group group) {
        List<ReadCell> cells = cells(reader, group);
        return cells.isEmpty() ? of(reader, group) : new Reads(reader.group(), reader.keys(), reader.readings().toArray(Reading[]::new), Unrolled.of(Cells.class, cells));
    }

    /// Where the key lacks, or the windows reach further back than is kept.
    void miss(Row row) {
        for (Reading reading : readings) row.values[reading.slot()] = Values.MISSING;
    }

    /// Of a key that nothing is known of.
    void ofNothing(Row row) {
        for (Reading reading : readings) row.values[reading.slot()] = reading.ofNothing();
    }

    /// @param own whether the last entry is the row itself
    /// @return how many sums were beyond the range of their type
    int fill(History history, boolean own, Many many, Row row) {
        int overflows = 0;
        for (Reading reading : readings) {
            long value = reading.of(history, own);
            if (value == Values.MISSING && reading.overflows(history)) overflows++;
            if (value != Values.MISSING && reading.isMany()) value = many.fill(reading, history, row);
            row.values[reading.slot()] = value;
        }
        return overflows;
    }
}
