package septet.features;

import java.util.List;
import septet.data.Formula;
import septet.data.Row;
import septet.data.Values;

/// The readings of one [Reader]: from a view of a history whatever they are, and from its record what a [Lane] has there.
record Reads(int group, List<Formula> keys, Reading[] readings, ReadCell[] cells) {
    static Reads of(Reader reader, Group group) {
        ReadCell[] cells = Lane.of(group).isPresent() ? reader.readings().stream().map(reading -> ReadCell.of(reading, group.shape())).toArray(ReadCell[]::new) : new ReadCell[0];
        return new Reads(reader.group(), reader.keys(), reader.readings().toArray(Reading[]::new), cells);
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
