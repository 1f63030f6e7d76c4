package septet.model;

import java.util.Arrays;
import java.util.Collections;
import septet.data.Dictionary;

/// An [Encoder] for the codes of one dictionary. Belongs to one thread; allocates only when the dictionary has grown.
public final class BoundEncoder {
    private static final int UNKNOWN = -1;
    private final Encoder encoder;
    private final Dictionary words;
    /// For each input the column of each code, as far as it was asked for; empty for numbers.
    private final int[][] columnOfCode;

    BoundEncoder(Encoder encoder, Dictionary words) {
        this.encoder = encoder;
        this.words = words;
        this.columnOfCode = new int[encoder.inputs().size()][0];
    }

    /// Fills the columns of one row.
    public void encode(double[] inputs, double[] into) {
        for (int i = 0; i < columnOfCode.length; i++) {
            int start = encoder.start(i);
            switch (encoder.encodings().get(i)) {
                case Encoding.Plain _ -> into[start] = plain(inputs[i]);
                case Encoding.Standardised standard -> {
                    into[start] = standard.standardised(inputs[i]);
                    if (standard.marksMissing()) into[start + 1] = Double.isNaN(inputs[i]) ? 1 : 0;
                }
                case Encoding.Words known -> {
                    Arrays.fill(into, start, start + known.width(), known.absent());
                    into[start + column(i, known, inputs[i])] = 1;
                }
            }
        }
    }

    /// A number as trees compare it: what no `float` holds is the nearest that one does; missing is NaN.
    public static double plain(double value) {
        return Math.clamp(value, -Float.MAX_VALUE, Float.MAX_VALUE);
    }

    /// The one column of a row that holds 1 for this value of a category.
    public int column(int input, double value) {
        return encoder.start(input) + column(input, (Encoding.Words) encoder.encodings().get(input), value);
    }

    private int column(int input, Encoding.Words known, double value) {
        if (Double.isNaN(value)) return known.missing();
        int code = (int) value;
        if (code >= columnOfCode[input].length) grow(input);
        int column = columnOfCode[input][code];
        if (column == UNKNOWN) {
            int place = Collections.binarySearch(known.words(), words.word(code));
            column = place >= 0 ? place : known.other();
            columnOfCode[input][code] = column;
        }
        return column;
    }

    private void grow(int input) {
        int known = columnOfCode[input].length;
        columnOfCode[input] = Arrays.copyOf(columnOfCode[input], Math.max(words.size(), 2 * known));
        Arrays.fill(columnOfCode[input], known, columnOfCode[input].length, UNKNOWN);
    }
}
