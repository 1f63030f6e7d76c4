package septet.data;

import java.util.Arrays;
import septet.design.Type;

/// Columns that grow row by row.
final class Grown {
    private static final int BEGINNING = 1 << 12;
    private long[] times = new long[BEGINNING];
    private long[] arrivals = new long[BEGINNING];
    private String[] ids;
    private final long[][] values;
    private final String[][] texts;
    private int rows;

    Grown(Schema schema, boolean named) {
        ids = named ? new String[BEGINNING] : new String[0];
        values = new long[schema.columns().size()][BEGINNING];
        texts = new String[schema.columns().size()][];
        for (int i = 0; i < texts.length; i++) texts[i] = schema.columns().get(i).type() instanceof Type.Text ? new String[BEGINNING] : new String[0];
    }

    void add(Row row) {
        if (rows == times.length) resize(rows + (rows >> 1));
        times[rows] = row.time;
        arrivals[rows] = row.arrival;
        if (ids.length > 0) ids[rows] = row.id;
        for (int i = 0; i < values.length; i++) {
            values[i][rows] = row.values[i];
            if (texts[i].length > 0) texts[i][rows] = row.texts[i];
        }
        rows++;
    }

    int rows() {
        return rows;
    }

    ColumnTable.Columns columns() {
        resize(rows);
        return new ColumnTable.Columns(times, arrivals, ids, values, texts);
    }

    private void resize(int size) {
        times = Arrays.copyOf(times, size);
        arrivals = Arrays.copyOf(arrivals, size);
        if (ids.length > 0) ids = Arrays.copyOf(ids, size);
        for (int i = 0; i < values.length; i++) {
            values[i] = Arrays.copyOf(values[i], size);
            if (texts[i].length > 0) texts[i] = Arrays.copyOf(texts[i], size);
        }
    }
}
