package septet.evaluation;

import java.util.stream.IntStream;

/// Counts rows by what they are labelled.
record Counted(SplitRows rows) {
    Part part(Role role, int[] some, long from, long until) {
        return new Part(role, from, until, some.length, (int) IntStream.of(some).filter(rows::positive).count());
    }
}
