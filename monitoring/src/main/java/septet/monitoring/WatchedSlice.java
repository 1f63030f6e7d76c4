package septet.monitoring;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import septet.data.Formula;
import septet.data.Row;
import septet.data.Values;
import septet.evaluation.Slicing;

/// One line of `evaluation.slices`, as it is watched: which slice a row is of, and where the values of each slice's rows fell in training.
///
/// @param slicing as it was in training
/// @param value   what rows are told apart by
/// @param words   behind the codes of that value, where it is a word
/// @param trained for each slice the counts of all bins of all features in their order, those of the score last; empty where nobody knows
public record WatchedSlice(Slicing slicing, Formula value, IntFunction<String> words, List<long[]> trained) {
    private static final int UNKNOWN = -1;

    public WatchedSlice {
        trained = trained.stream().map(long[]::clone).toList();
    }

    /// How many slices there are.
    int count() {
        return slicing.names().size();
    }

    /// By what a slice is known again in another version: a band by its place, since its edges follow the training rows.
    String key(int place) {
        String name = slicing.names().get(place);
        return slicing instanceof Slicing.Bands && place < count() - 1 ? "band " + (place + 1) : name;
    }

    /// Says of rows, one after the other, of which slice they are; remembers words, so that each is looked for once.
    static final class Teller {
        private final WatchedSlice slice;
        private final Map<String, Integer> places = new HashMap<>();
        private int[] ofCode = new int[0];

        Teller(WatchedSlice slice) {
            this.slice = slice;
            if (slice.slicing() instanceof Slicing.Words(String _, List<String> frequent)) for (int i = frequent.size() - 1; i >= 0; i--) places.put(frequent.get(i), i);
        }

        int of(Row row) {
            long bits = slice.value.value(row);
            return switch (slice.slicing) {
                case Slicing.Words(String _, List<String> frequent) -> bits == Values.MISSING ? frequent.size() + 1 : ofWord((int) bits, frequent.size());
                case Slicing.Bands bands -> bands.band(Values.input(slice.value.type(), bits));
                case Slicing.Truth _ -> bits == Values.MISSING ? 2 : bits != 0 ? 0 : 1;
            };
        }

        private int ofWord(int code, int others) {
            if (code >= ofCode.length) {
                int known = ofCode.length;
                ofCode = Arrays.copyOf(ofCode, Math.max(2 * known, code + 64));
                Arrays.fill(ofCode, known, ofCode.length, UNKNOWN);
            }
            if (ofCode[code] == UNKNOWN) ofCode[code] = places.getOrDefault(slice.words.apply(code), others);
            return ofCode[code];
        }
    }
}
