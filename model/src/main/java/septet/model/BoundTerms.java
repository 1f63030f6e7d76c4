package septet.model;

import java.util.Arrays;
import septet.data.TermCutter;

/// An [Encoding.Terms] at work. Belongs to one thread.
final class BoundTerms implements TermCutter.Sink {
    private final Encoding.Terms terms;
    private final TermCutter cutter;
    private final int[] counts;
    private final PlaceSort sort = new PlaceSort();
    private int[] met = new int[256];
    private int size;

    BoundTerms(Encoding.Terms terms) {
        this.terms = terms;
        this.cutter = new TermCutter(terms.cut());
        this.counts = new int[terms.width()];
    }

    /// Adds the columns of one text, in rising order.
    void add(String text, int start, Encoded into) {
        size = 0;
        cutter.cut(text, this);
        sort.sort(met, size, counts.length - 1);
        int first = into.count();
        boolean weighed = terms.weights().length > 0;
        double squares = 0;
        for (int i = 0; i < size; i++) {
            int column = met[i];
            int count = counts[column];
            double value = !weighed ? count : count == 1 ? terms.weights()[column] : (1 + StrictMath.log(count)) * terms.weights()[column];
            into.add(start + column, value);
            squares += value * value;
            counts[column] = 0;
        }
        if (weighed && squares > 0) into.scale(first, 1 / Math.sqrt(squares));
    }

    @Override
    public void term(char[] characters, int from, int to) {
        int column = place(terms, characters, from, to);
        if (column < 0 || counts[column]++ > 0) return;
        if (size == met.length) met = Arrays.copyOf(met, 2 * size);
        met[size++] = column;
    }

    /// The column of a term, or -1.
    static int place(Encoding.Terms terms, char[] characters, int from, int to) {
        int size = terms.cut().size();
        return size > 0 ? Math.floorMod(TermIndex.hash(characters, from, to), size) : terms.vocabulary().find(characters, from, to);
    }
}
