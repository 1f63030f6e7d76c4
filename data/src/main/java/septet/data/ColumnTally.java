package septet.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import septet.data.Exploration.Word;

/// Counts of one column, kept while its texts pass by; bounded by the limits of its parts.
final class ColumnTally {
    private static final int MOST_WORDS = 2_000;
    private static final int LONGEST_WORD = 80;
    private static final int EXAMPLES = 3;
    /// After so many texts, what none of them was is not tried any more.
    private static final int TRIED = 2_000;

    private final DistinctCount distinct;
    private final Map<String, long[]> words = new LinkedHashMap<>();
    private final Map<String, Long> missing = new TreeMap<>();
    private final Map<NumberForm, NumberTally> numbers = new EnumMap<>(NumberForm.class);
    private final UnitTally units = new UnitTally();
    private final DateForms dates = new DateForms();
    private final List<String> examples = new ArrayList<>();
    private long lacking;
    private long present;
    private long truths;
    private long leadingZeros;
    private long characters;
    private long spaced;
    private long blanks;
    private long longest;

    ColumnTally(int limit) {
        distinct = new DistinctCount(limit);
    }

    void lacks() {
        lacking++;
    }

    void add(String text) {
        String bare = text.strip();
        if (MissingSpellings.isOne(bare)) {
            missing.merge(bare, 1L, Long::sum);
            return;
        }
        present++;
        distinct.add(TextHash.of(bare));
        count(bare);
        number(bare);
        dates.add(bare);
        if (TruthWords.has(bare)) truths++;
        shape(bare);
    }

    private void count(String bare) {
        if (bare.length() > LONGEST_WORD) return;
        long[] counted = words.get(bare);
        if (counted != null) counted[0]++;
        else if (words.size() < MOST_WORDS) words.put(bare, new long[] {1});
    }

    private void number(String bare) {
        NumberTally plain = numbers.get(NumberForm.PLAIN);
        boolean tried = present <= TRIED || !numbers.isEmpty() || !units.isEmpty();
        if (!tried) return;
        long value = NumberText.value(bare);
        if (value != Typing.UNREADABLE) {
            if (plain == null) numbers.put(NumberForm.PLAIN, plain = new NumberTally());
            plain.add(Values.number(value));
            if (bare.length() > 1 && bare.charAt(0) == '0' && Character.isDigit(bare.charAt(1))) leadingZeros++;
            return;
        }
        if (bare.length() > 30) return;
        for (NumberForm form : NumberForm.values()) {
            if (form == NumberForm.PLAIN) continue;
            long read = form.value(bare);
            if (read != Typing.UNREADABLE) numbers.computeIfAbsent(form, _ -> new NumberTally()).add(Values.number(read));
        }
        units.add(bare);
    }

    private void shape(String bare) {
        characters += bare.length();
        longest = Math.max(longest, bare.length());
        int found = 0;
        boolean inWord = false;
        for (int i = 0; i < bare.length(); i++) {
            boolean blank = Character.isWhitespace(bare.charAt(i));
            if (blank && inWord) found++;
            inWord = !blank;
        }
        blanks += found;
        if (found > 0) spaced++;
        if (examples.size() < EXAMPLES) examples.add(bare.length() <= 200 ? bare : bare.substring(0, 200) + "...");
    }

    long rows() {
        return lacking + present + spelledMissing();
    }

    private long spelledMissing() {
        return missing.values().stream().mapToLong(Long::longValue).sum();
    }

    /// How often each spelling of missing was met, those of an empty text and of no value at all as one.
    List<Word> missing() {
        Map<String, Long> all = new TreeMap<>(missing);
        if (lacking > 0) all.merge("", lacking, Long::sum);
        return all.entrySet().stream().map(entry -> new Word(entry.getKey(), entry.getValue())).toList();
    }

    /// Rows with a text that does not mean missing.
    long present() {
        return present;
    }

    long truths() {
        return truths;
    }

    /// True and false in all their spellings, each by its most frequent one; empty where there are other words, or only one of both.
    List<Word> bothTruths() {
        if (truths != present || !hasAllWords()) return List.of();
        Map<Long, List<Word>> spellings = words(MOST_WORDS).stream().collect(Collectors.groupingBy(word -> TruthWords.value(word.text()), TreeMap::new, Collectors.toList()));
        if (spellings.size() < 2) return List.of();
        return spellings.values().stream().map(same -> new Word(same.getFirst().text(), same.stream().mapToLong(Word::rows).sum()))
                .sorted(Comparator.comparingLong((Word word) -> -word.rows()).thenComparing(Word::text)).toList();
    }

    long leadingZeros() {
        return leadingZeros;
    }

    DistinctCount distinct() {
        return distinct;
    }

    DateForms.Found dates() {
        return dates.found();
    }

    NumberTally numbers(NumberForm form) {
        return numbers.getOrDefault(form, new NumberTally());
    }

    UnitTally units() {
        return units;
    }

    /// Whether each different value was counted.
    boolean hasAllWords() {
        return words.size() < MOST_WORDS && longest <= LONGEST_WORD;
    }

    /// The most frequent values, first the most frequent; of equals the first by letters.
    List<Word> words(int most) {
        return words.entrySet().stream().map(entry -> new Word(entry.getKey(), entry.getValue()[0]))
                .sorted(Comparator.comparingLong((Word word) -> -word.rows()).thenComparing(Word::text)).limit(most).toList();
    }

    double meanCharacters() {
        return present == 0 ? 0 : characters / (double) present;
    }

    double meanWords() {
        return present == 0 ? 0 : 1 + blanks / (double) present;
    }

    /// The share of values of several words.
    double spaced() {
        return present == 0 ? 0 : spaced / (double) present;
    }

    long longest() {
        return longest;
    }

    List<String> examples() {
        return examples;
    }
}
