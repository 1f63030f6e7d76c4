package septet.features;

/// Rows that ask one group, by their time; of one time by their place in the log.
///
/// @param codes  of their keys; one that no entry has is the number of keys
/// @param places of the rows in the columns that are filled; empty: the same order
record Questions(long[] times, int[] positions, int[] codes, int[] places) {
    static Questions of(SourceLog asked, int[] codes) {
        if (asked.ascending()) return new Questions(asked.times(), asked.positions(), codes, new int[0]);
        int[] order = Order.of(asked.times(), asked.positions(), asked.size());
        return new Questions(Order.permuted(asked.times(), order), Order.permuted(asked.positions(), order), Order.permuted(codes, order), order);
    }

    int size() {
        return times.length;
    }

    int place(int question) {
        return places.length == 0 ? question : places[question];
    }
}
