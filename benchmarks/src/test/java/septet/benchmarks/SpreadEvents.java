package septet.benchmarks;

import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import septet.data.Column;
import septet.data.Dictionary;
import septet.data.Known;
import septet.data.Row;
import septet.data.Schema;
import septet.data.Table;
import septet.design.Expression;
import septet.design.ExpressionParser;
import septet.design.Fault;
import septet.design.Problems;
import septet.design.Type;
import septet.features.Declarations;
import septet.features.FeaturePlan;

/// Events one after the other over 183 days, spread over keys by a hash: a table of any size, of which nothing is kept.
///
/// @param keys how many there are
record SpreadEvents(int rows, int keys, Schema schema, Dictionary dictionary) implements Table {
    private static final long SPAN = 183L * 86_400 * 1_000_000;

    static SpreadEvents of(int rows, int keys) {
        Schema schema = new Schema("events", List.of(new Column("key", new Type.Number(), new Known.AtOnce(), false),
                new Column("amount", new Type.Money("EUR"), new Known.AtOnce(), false)));
        return new SpreadEvents(rows, keys, schema, new Dictionary());
    }

    /// Count and mean over some windows.
    FeaturePlan plan(String windows) {
        Map<String, Expression> features = new LinkedHashMap<>();
        features.put("n", ExpressionParser.parse("count() by key over " + windows));
        features.put("spend", ExpressionParser.parse("mean(amount) by key over " + windows));
        Problems problems = new Problems();
        Optional<FeaturePlan> plan = FeaturePlan.compile(new Declarations("events", List.of(new Declarations.Source(schema, ZoneOffset.UTC, false)), features, dictionary),
                problems);
        problems.refuse(Fault.DESIGN);
        return plan.orElseThrow();
    }

    long key(int row) {
        long z = (row + 1) * 0x9E3779B97F4A7C15L;
        z = (z ^ z >>> 32) * 0xBF58476D1CE4E5B9L;
        return Math.floorMod(z ^ z >>> 29, (long) keys);
    }

    @Override
    public long time(int row) {
        return SPAN / rows * row;
    }

    @Override
    public long arrival(int row) {
        return time(row);
    }

    @Override
    public void load(int row, Row into) {
        into.time = time(row);
        into.arrival = into.time;
        into.values[0] = Double.doubleToRawLongBits(key(row));
        into.values[1] = amount(row);
    }

    long amount(int row) {
        return 100L * (row * 7L % 20_000);
    }

    @Override
    public long[] values(int slot) {
        long[] values = new long[rows];
        for (int row = 0; row < rows; row++) values[row] = slot == 0 ? Double.doubleToRawLongBits(key(row)) : amount(row);
        return values;
    }
}
