package septet.features;

import septet.data.Row;
import septet.data.Values;

/// One event in the log of a random stream, with what was learned of it since.
final class Fact {
    final int source;
    final long position;
    long time;
    final long arrival;
    final String id;
    long[] values;
    /// For each late column: when its value became known, once it is; missing until then.
    final long[] knownAt;
    final long[] learned;
    boolean repeated;
    /// A later row took it out.
    boolean gone;

    Fact(int source, long position, Row row, int columns) {
        this.source = source;
        this.position = position;
        this.time = row.time;
        this.arrival = row.arrival;
        this.id = row.id;
        this.values = java.util.Arrays.copyOf(row.values, columns);
        this.knownAt = new long[columns];
        this.learned = new long[columns];
        java.util.Arrays.fill(knownAt, Values.MISSING);
        java.util.Arrays.fill(learned, Values.MISSING);
    }
}
