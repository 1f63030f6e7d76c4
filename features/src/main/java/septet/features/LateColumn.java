package septet.features;

import java.util.List;
import java.util.stream.IntStream;
import septet.data.Known;
import septet.data.Row;
import septet.data.Schema;
import septet.data.Values;

/// A column that some aggregate waits for, as a row has it that holds all its values already.
///
/// @param bit  its place among the source's late columns
/// @param told the slot of the column that says when it became known, where the rule says so
record LateColumn(int slot, int bit, KnownTimes.Rule rule, int told) {
    /// Those of a source, but for what is computed from later events.
    static LateColumn[] of(FeaturePlan plan, int source) {
        Schema schema = plan.schema(source);
        List<Lateness.Late> late = plan.lateness(source).late();
        return IntStream.range(0, late.size()).filter(bit -> !plan.isAhead(source, late.get(bit).slot())).mapToObj(bit -> {
            Known known = late.get(bit).known();
            return new LateColumn(late.get(bit).slot(), bit, KnownTimes.Rule.of(known), known instanceof Known.At(String other) ? schema.slot(other) : 0);
        }).toArray(LateColumn[]::new);
    }

    /// When the row's value became known; missing where nothing says so.
    long knownAt(Row row) {
        long at = rule.isTold() ? row.values[told] : 0;
        return at == Values.MISSING ? at : rule.at(row.time, row.arrival, at);
    }
}
