package septet.data;

/// Where rows stand in their files: runs of places that follow each other.
final class RowPlaces {
    /// The first row of each run, and its place.
    private final Cells.Longs rows = new Cells.Longs();
    private final Cells.Longs places = new Cells.Longs();
    private int size;
    private long next;

    void add(long place) {
        if (size == 0 || place != next) {
            rows.add(size);
            places.add(place);
        }
        next = place + 1;
        size++;
    }

    /// The place of a row, by its number among those that were added.
    long of(int row) {
        int low = 0;
        for (int high = rows.size() - 1; low < high; ) {
            int middle = (low + high + 1) >>> 1;
            if (rows.value(middle) <= row) low = middle;
            else high = middle - 1;
        }
        return places.value(low) + row - rows.value(low);
    }
}
