package septet.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import septet.data.Items;
import septet.data.TermCutter;
import septet.design.Type;

/// Where the known terms of one text stand in it, to tell which of its words a score comes from.
final class TermTrace implements TermCutter.Sink {
    private final Encoding.Terms terms;
    /// What stands between two words, or between two items of a list.
    private final char gap;
    private int[] columns = new int[64];
    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private int size;
    private char[] characters = {};
    private int length;

    private TermTrace(Encoding.Terms terms) {
        this.terms = terms;
        gap = terms.cut().cut() == Type.Terms.Cut.ITEMS ? Items.SEPARATOR : ' ';
    }

    static TermTrace of(Encoding.Terms terms, String text) {
        TermTrace trace = new TermTrace(terms);
        new TermCutter(terms.cut()).cut(text, trace);
        trace.characters = Arrays.copyOf(trace.characters, trace.length);
        return trace;
    }

    @Override
    public void term(char[] read, int from, int to) {
        characters = read;
        length = Math.max(length, to);
        int column = BoundTerms.place(terms, read, from, to);
        if (column < 0) return;
        if (size == columns.length) {
            columns = Arrays.copyOf(columns, 2 * size);
            starts = Arrays.copyOf(starts, 2 * size);
            ends = Arrays.copyOf(ends, 2 * size);
        }
        columns[size] = column;
        starts[size] = from;
        ends[size++] = to;
    }

    /// @param moves what each column adds that the text holds
    /// @param all   what the input adds
    Spoken spoken(Map<Integer, Double> moves, double all) {
        Map<Integer, Integer> counts = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) counts.merge(columns[i], 1, Integer::sum);
        double[] ofCharacter = new double[length];
        Map<String, Double> ofTerm = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            double share = moves.getOrDefault(columns[i], 0.0) / counts.get(columns[i]);
            ofTerm.merge(new String(characters, starts[i], ends[i] - starts[i]), share, Double::sum);
            spread(share, starts[i], ends[i], ofCharacter);
        }
        List<Spoken.Part> strongest = new ArrayList<>();
        ofTerm.forEach((term, adds) -> strongest.add(new Spoken.Part(term, adds)));
        strongest.sort(Spoken.STRONGEST);
        double held = 0;
        for (double each : moves.values()) held += each;
        return new Spoken(words(ofCharacter), strongest, all - held);
    }

    private void spread(double share, int from, int to, double[] ofCharacter) {
        int covered = 0;
        for (int i = from; i < to; i++) if (characters[i] != gap) covered++;
        for (int i = from; i < to; i++) if (characters[i] != gap) ofCharacter[i] += share / covered;
    }

    private List<Spoken.Part> words(double[] ofCharacter) {
        List<Spoken.Part> words = new ArrayList<>();
        for (int from = 0; from < length; from++) {
            if (characters[from] == gap) continue;
            int to = from;
            double adds = 0;
            for (; to < length && characters[to] != gap; to++) adds += ofCharacter[to];
            words.add(new Spoken.Part(new String(characters, from, to - from), adds));
            from = to;
        }
        return words;
    }
}
