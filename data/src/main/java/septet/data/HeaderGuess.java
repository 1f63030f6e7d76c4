package septet.data;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Tells whether the first line names the columns.
///
/// A word above numbers or times is a name; a number above numbers, or a word that stands again below it, is a value. Where nothing tells,
/// the first line names them.
final class HeaderGuess {
    private static final double MOST = 0.9;

    /// What a text looks like.
    private enum Looks { NOTHING, NUMBER, TIME, WORD }

    /// @param header   whether the first line names the columns
    /// @param names    whether words stand above numbers or times
    /// @param numbers  of each column, whether what stands below the first line are numbers
    /// @param evidence a clause
    record Found(boolean header, boolean names, boolean[] numbers, String evidence) {}

    private HeaderGuess() {}

    /// @param first the first line's values
    /// @param rows  those of the lines below it, each as long as the first
    static Found of(List<String> first, List<List<String>> rows) {
        int names = 0;
        int values = 0;
        int again = 0;
        boolean[] numbers = new boolean[first.size()];
        for (int i = 0; i < first.size(); i++) {
            List<String> below = new ArrayList<>();
            for (List<String> row : rows) if (!row.equals(first)) below.add(row.get(i));
            Looks column = column(below);
            Looks head = looks(first.get(i));
            numbers[i] = column == Looks.NUMBER;
            boolean typed = column == Looks.NUMBER || column == Looks.TIME;
            if (typed && head == Looks.WORD) names++;
            if (typed && head == column) values++;
            if (column == Looks.WORD && head == Looks.WORD && below.contains(first.get(i))) again++;
        }
        if (names > 0 && (values + again == 0 || areDistinct(first))) return new Found(true, true, numbers, "");
        if (values + again == 0) return new Found(true, false, numbers, rows.isEmpty() ? "" : "taken for a header since nothing tells");
        if (isCount(first)) return new Found(true, false, numbers, "numbers that count the columns");
        return new Found(false, false, numbers, "the first line looks like those below it");
    }

    private static boolean areDistinct(List<String> texts) {
        Set<String> seen = new HashSet<>();
        return texts.stream().allMatch(seen::add);
    }

    /// Whether the texts are 0, 1, 2 ... or 1, 2, 3 ...
    private static boolean isCount(List<String> texts) {
        if (texts.size() < 3) return false;
        for (int i = 0; i < texts.size(); i++) {
            if (!texts.get(i).equals(Integer.toString(i)) && !texts.get(i).equals(Integer.toString(i + 1))) return false;
        }
        return true;
    }

    private static Looks column(List<String> texts) {
        int numbers = 0;
        int times = 0;
        int all = 0;
        for (String text : texts) {
            Looks looks = looks(text);
            if (looks == Looks.NOTHING) continue;
            all++;
            if (looks == Looks.NUMBER) numbers++;
            if (looks == Looks.TIME) times++;
        }
        if (all == 0) return Looks.NOTHING;
        return numbers >= MOST * all ? Looks.NUMBER : times >= MOST * all ? Looks.TIME : Looks.WORD;
    }

    private static Looks looks(String text) {
        String bare = text.strip();
        if (bare.isEmpty() || MissingWords.has(bare)) return Looks.NOTHING;
        if (bare.length() > 60) return Looks.WORD;
        if (NumberEvidence.isNumber(bare)) return Looks.NUMBER;
        return new TimeEvidence().add(bare) ? Looks.TIME : Looks.WORD;
    }
}
