package septet.model;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import septet.data.Dictionary;
import septet.design.Type;

/// An [Encoder] for the codes of one dictionary. Belongs to one thread; allocates only when the dictionary has grown.
public final class BoundEncoder {
    private static final int UNKNOWN = -1;
    private static final Encoding.Terms NO_TERMS = new Encoding.Terms(new Type.Terms(Type.Terms.Cut.WORDS, 1, 1, 0, false), TermIndex.of(List.of()), new float[0]);
    private final Encoder encoder;
    private final Dictionary words;
    /// For each input the column of each code, as far as it was asked for; empty for numbers.
    private final int[][] columnOfCode;
    private final BoundTerms[] terms;

    BoundEncoder(Encoder encoder, Dictionary words) {
        this.encoder = encoder;
        this.words = words;
        this.columnOfCode = new int[encoder.inputs().size()][0];
        this.terms = encoder.encodings().stream().map(BoundEncoder::terms).toArray(BoundTerms[]::new);
    }

    /// Nothing of other encodings is ever asked.
    private static BoundTerms terms(Encoding encoding) {
        return new BoundTerms(encoding instanceof Encoding.Terms terms ? terms : NO_TERMS);
    }

    /// Fills the columns of one row.
    public void encode(double[] inputs, Encoded into) {
        into.clear();
        for (int i = 0; i < columnOfCode.length; i++) add(i, inputs[i], into);
    }

    /// Adds the columns of one input.
    public void add(int input, double value, Encoded into) {
        int start = encoder.start(input);
        switch (encoder.encodings().get(input)) {
            case Encoding.Words known -> into.add(start + column(input, known, value), 1);
            case Encoding.Terms _ -> {
                if (!Double.isNaN(value)) terms[input].add(words.text((int) value), start, into);
            }
            case Encoding.Expanded(Expansion expansion, List<Encoding> inner) -> expand(expansion, inner, value, start, into);
            case Encoding.Plain _, Encoding.Standardised _, Encoding.Moments _ -> number(encoder.encodings().get(input), value, start, into);
        }
    }

    private static void number(Encoding encoding, double value, int start, Encoded into) {
        switch (encoding) {
            case Encoding.Plain _ -> {
                if (!Double.isNaN(value)) into.add(start, plain(value));
            }
            case Encoding.Standardised standard -> {
                if (!Double.isNaN(value)) into.add(start, standard.standardised(value));
                else if (standard.marksMissing()) into.add(start + 1, 1);
            }
            case Encoding.Moments moments -> {
                if (Double.isNaN(value)) return;
                double distance = moments.standardised(value);
                into.add(start, 1);
                into.add(start + 1, distance);
                into.add(start + 2, distance * distance);
            }
            case Encoding.Words _, Encoding.Terms _, Encoding.Expanded _ -> throw new IllegalStateException("no number");
        }
    }

    private void expand(Expansion expansion, List<Encoding> inner, double value, int start, Encoded into) {
        switch (expansion) {
            case Expansion.OfWords known -> number(inner.getFirst(), Double.isNaN(value) ? Double.NaN : known.of(words.word((int) value)), start, into);
            case Expansion.OfNumbers ranges -> {
                int place = ranges.place(value);
                int at = start;
                for (int i = 0; i < inner.size(); i++) {
                    number(inner.get(i), i == place ? 1 : 0, at, into);
                    at += inner.get(i).width();
                }
            }
        }
    }

    /// What the words of a text add.
    ///
    /// @param row  that was encoded
    /// @param adds what its columns add, place by place
    /// @param all  what the input adds
    Spoken spoken(int input, double value, Encoded row, double[] adds, double all) {
        if (Double.isNaN(value) || !(encoder.encodings().get(input) instanceof Encoding.Terms known)) return Spoken.NOTHING;
        int start = encoder.start(input);
        Map<Integer, Double> moves = new HashMap<>();
        for (int i = 0; i < row.count(); i++) {
            if (row.column(i) >= start && row.column(i) < start + known.width()) moves.put(row.column(i) - start, adds[i]);
        }
        return TermTrace.of(known, words.text((int) value)).spoken(moves, all);
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
