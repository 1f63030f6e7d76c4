package septet.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import septet.data.Dictionary;
import septet.data.TermCutter;
import septet.design.Type;

/// Gathers the vocabulary and the weights of terms from the texts of training rows.
final class TermFit {
    /// A term has its own column if at least so many training rows hold it ...
    static final int LEAST_ROWS = 2;
    /// ... and it is among so many that stand in the most rows.
    static final int MOST_TERMS = 500_000;

    private TermFit() {}

    /// @param column   the number of each row's text
    /// @param counting whether counts are wanted even where the design weighs terms
    static Encoding.Terms fit(Type.Terms terms, double[] column, Dictionary texts, boolean counting) {
        boolean weighs = terms.tfidf() && !counting;
        Type.Terms cut = new Type.Terms(terms.cut(), terms.shortest(), terms.longest(), terms.size(), weighs);
        return terms.size() > 0 ? hashed(cut, column, texts) : vocabulary(cut, column, texts);
    }

    private static Encoding.Terms vocabulary(Type.Terms cut, double[] column, Dictionary texts) {
        TermCounts counts = new TermCounts();
        TermCutter cutter = new TermCutter(cut);
        for (int row = 0; row < column.length; row++) {
            int text = row;
            if (!Double.isNaN(column[row])) cutter.cut(texts.text((int) column[row]), (characters, from, to) -> counts.add(characters, from, to, text));
        }
        List<Counted> kept = new ArrayList<>();
        int bar = bar(counts);
        for (int place = 0; place < counts.size(); place++) if (counts.texts(place) >= bar) kept.add(new Counted(counts.term(place), counts.texts(place)));
        Collections.sort(kept);
        float[] weights = new float[cut.tfidf() ? kept.size() : 0];
        for (int i = 0; i < weights.length; i++) weights[i] = weight(kept.get(i).rows(), column.length);
        return new Encoding.Terms(cut, TermIndex.of(kept.stream().map(Counted::term).toList()), weights);
    }

    /// The fewest rows that a term must stand in, so that not too many are kept; all terms of as many rows are kept or lost together.
    private static int bar(TermCounts counts) {
        int most = 0;
        for (int place = 0; place < counts.size(); place++) most = Math.max(most, counts.texts(place));
        int[] terms = new int[most + 2];
        for (int place = 0; place < counts.size(); place++) terms[counts.texts(place)]++;
        int bar = most + 1;
        for (long kept = 0; bar > LEAST_ROWS && kept + terms[bar - 1] <= MOST_TERMS; bar--) kept += terms[bar - 1];
        return bar;
    }

    private static Encoding.Terms hashed(Type.Terms cut, double[] column, Dictionary texts) {
        TermIndex none = TermIndex.of(List.of());
        if (!cut.tfidf()) return new Encoding.Terms(cut, none, new float[0]);
        int[] rows = new int[cut.size()];
        int[] lastRow = new int[cut.size()];
        TermCutter cutter = new TermCutter(cut);
        for (int row = 0; row < column.length; row++) {
            int mark = row + 1;
            if (Double.isNaN(column[row])) continue;
            cutter.cut(texts.text((int) column[row]), (characters, from, to) -> {
                int place = Math.floorMod(TermIndex.hash(characters, from, to), cut.size());
                if (lastRow[place] != mark) rows[place]++;
                lastRow[place] = mark;
            });
        }
        float[] weights = new float[cut.size()];
        for (int i = 0; i < weights.length; i++) weights[i] = weight(rows[i], column.length);
        return new Encoding.Terms(cut, none, weights);
    }

    /// The inverse document frequency, as if one row more held every term.
    private static float weight(int holding, int rows) {
        return (float) (StrictMath.log((1.0 + rows) / (1.0 + holding)) + 1);
    }

    private record Counted(String term, int rows) implements Comparable<Counted> {
        @Override
        public int compareTo(Counted other) {
            return term.compareTo(other.term);
        }
    }
}
