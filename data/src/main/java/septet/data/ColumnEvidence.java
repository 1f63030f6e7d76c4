package septet.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Gathers what the texts of a column say about what they are.
final class ColumnEvidence {
    /// So many texts may not fit a kind, as a share.
    private static final double SLIPS = 0.02;
    private static final int ODD = 5;
    private static final int LONGEST_WORD = 200;

    final NumberEvidence numbers = new NumberEvidence();
    final TimeEvidence times = new TimeEvidence();
    private final Map<String, Long> words = new LinkedHashMap<>();
    private final Map<String, Long> missing = new TreeMap<>();
    private final List<String> oddNumbers = new ArrayList<>();
    private final List<String> oddTimes = new ArrayList<>();
    private boolean manyWords;
    private long texts;
    private long empty;
    private long truths;

    void addNothing() {
        empty++;
    }

    void add(String text) {
        String bare = text.strip();
        if (bare.isEmpty()) {
            empty++;
        } else if (MissingWords.has(bare)) {
            missing.merge(bare, 1L, Long::sum);
        } else {
            texts++;
            if (TruthWords.has(bare)) truths++;
            // a date is no number, and asking costs more the longer the text is
            boolean brief = bare.length() <= 60;
            if (!(brief && numbers.add(bare)) && oddNumbers.size() < ODD) oddNumbers.add(bare);
            if (!(brief && mayBeTime(bare) && times.add(bare)) && oddTimes.size() < ODD) oddTimes.add(bare);
            count(bare);
        }
    }

    /// Adds what another file showed of the same column.
    void add(ColumnEvidence other) {
        numbers.add(other.numbers);
        times.add(other.times);
        other.words.forEach((word, count) -> {
            if (words.containsKey(word) || words.size() < ColumnGuess.MOST_WORDS) words.merge(word, count, Long::sum);
            else manyWords = true;
        });
        other.missing.forEach((word, count) -> missing.merge(word, count, Long::sum));
        manyWords |= other.manyWords;
        texts += other.texts;
        empty += other.empty;
        truths += other.truths;
    }

    private static boolean mayBeTime(String text) {
        int point = text.indexOf('.');
        if (text.length() < 6 || point >= 0 && point == text.lastIndexOf('.') && point < 9 && NumberText.value(text) != Typing.UNREADABLE) return false;
        for (int i = 0; i < text.length(); i++) if (text.charAt(i) >= '0' && text.charAt(i) <= '9') return true;
        return false;
    }

    private void count(String word) {
        String key = word.length() <= LONGEST_WORD ? word : word.substring(0, LONGEST_WORD);
        if (words.containsKey(key) || words.size() < ColumnGuess.MOST_WORDS) words.merge(key, 1L, Long::sum);
        else manyWords = true;
    }

    Map<String, Long> missing() {
        return missing;
    }

    private boolean most(long count) {
        return count > 0 && count >= (1 - SLIPS) * texts;
    }

    /// Whether all but a few texts are numbers.
    boolean isNumber() {
        return most(numbers.numbers());
    }

    private ColumnGuess.Kind kind() {
        if (texts == 0) return ColumnGuess.Kind.EMPTY;
        boolean bare = words.keySet().stream().map(TruthWords::value).distinct().count() == 2;
        if (truths == texts && bare && words.size() <= 4) return ColumnGuess.Kind.TRUTH;
        if (isNumber()) return ColumnGuess.Kind.NUMBER;
        return most(times.dates()) ? ColumnGuess.Kind.TIME : ColumnGuess.Kind.WORDS;
    }

    /// @param others the decimal mark that the other columns show
    ColumnGuess guess(int place, String header, Optional<DecimalMark> others) {
        ColumnGuess.Kind kind = kind();
        Optional<NumberStyle> number = numbers.style(others);
        boolean anyTime = most(times.times());
        Optional<TimeStyle> time = anyTime ? times.style() : Optional.empty();
        Optional<String> doubt = switch (kind) {
            case NUMBER -> number.isEmpty() ? Optional.of(numbers.doubt()) : Optional.empty();
            case TIME -> time.isEmpty() ? Optional.of(times.doubt()) : Optional.empty();
            case EMPTY, TRUTH, WORDS -> Optional.empty();
        };
        String pattern = kind == ColumnGuess.Kind.TIME && time.filter(style -> style != TimeStyle.ISO).isPresent() ? times.pattern(time.get()) : "";
        long fitting = switch (kind) {
            case NUMBER -> numbers.numbers();
            case TIME -> times.dates();
            case TRUTH, WORDS -> texts;
            case EMPTY -> 0;
        };
        List<String> odd = kind == ColumnGuess.Kind.NUMBER ? oddNumbers : kind == ColumnGuess.Kind.TIME ? oddTimes : List.of();
        String told = kind == ColumnGuess.Kind.NUMBER ? numbers.told() : kind == ColumnGuess.Kind.TIME ? times.told() : "";
        return new ColumnGuess(place, header, kind, texts, empty, missing, fitting, number, time, pattern, words, words.size() + (manyWords ? 1 : 0), odd, doubt, told);
    }
}
