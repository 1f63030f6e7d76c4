package septet.data;

import java.util.Optional;

/// Rows that belong together.
///
/// @param ofRow the number of each row's group, from 0
record Grouping(int[] ofRow, int count) {
    /// @param numbers the same for rows of one group
    static Grouping of(long[] numbers) {
        LongPlaces places = new LongPlaces(numbers.length);
        int[] ofRow = new int[numbers.length];
        for (int row = 0; row < ofRow.length; row++) ofRow[row] = places.of(numbers[row]);
        return new Grouping(ofRow, places.size());
    }

    /// Empty where there are as many groups as this.
    static Optional<Grouping> of(long[] numbers, int most) {
        LongPlaces places = new LongPlaces(most + 1);
        int[] ofRow = new int[numbers.length];
        for (int row = 0; row < ofRow.length; row++) {
            ofRow[row] = places.of(numbers[row]);
            if (places.size() >= most) return Optional.empty();
        }
        return Optional.of(new Grouping(ofRow, places.size()));
    }
}
