package septet.data;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import septet.data.Exploration.Kind;
import septet.data.Exploration.Label;
import septet.data.Exploration.Profile;
import septet.data.Exploration.Task;
import septet.data.Exploration.Word;

/// Which task a column to predict makes, by its values.
final class LabelGuess {
    private static final int MOST_CLASSES = 100;
    private static final int MOST_NUMBERED_CLASSES = 10;
    private static final Set<String> AFFIRMATIVE = Set.of("yes", "y", "true", "t", "1", "1.0", "positive", "pos", "+", "ja", "oui", "si", "spam", "fraud", "bad", "sick",
            "abnormal", "malignant",
            "present", "churn", "churned", "default", "canceled", "cancelled", "hate", "phishing", "success", "bought", "clicked");

    private LabelGuess() {}

    /// @throws NoLabel where nothing can be learned
    static Label of(Profile profile, ColumnTally tally, Optional<Task> wanted) {
        boolean spelled = profile.kind() == Kind.BOOLEAN && !tally.bothTruths().isEmpty();
        List<Word> none = isNumeric(profile) ? List.of() : tally.missing().stream().filter(word -> word.text().equalsIgnoreCase("none")).toList();
        List<Word> words = spelled ? tally.bothTruths() : Stream.concat(tally.words(MOST_CLASSES + 1).stream(), none.stream())
                .sorted(Comparator.comparingLong((Word word) -> -word.rows()).thenComparing(Word::text)).toList();
        long distinct = spelled ? words.size() : tally.distinct().count() + none.size();
        boolean numbers = isNumeric(profile);
        if (distinct < 2) throw new NoLabel("it has " + (distinct == 0 ? "no value at all" : "the same value in each row"));
        if (profile.kind() == Kind.TIME) throw new NoLabel("it is a time");
        Task task = wanted.orElseGet(() -> task(numbers, profile, words, distinct));
        return switch (task) {
            case NUMBER -> {
                if (!numbers) throw new NoLabel("its values are words, and a regression needs numbers");
                yield new Label(profile.name(), task, List.of(), "", numberBecause(profile, distinct), profile.missing() + profile.unread());
            }
            case BINARY -> {
                if (distinct != 2) throw new NoLabel("it has " + distinct + " values, and binary classification needs two");
                yield binary(profile, words);
            }
            case CLASSES -> {
                if (distinct > MOST_CLASSES) throw new NoLabel("it has " + distinct + " different words, more than " + MOST_CLASSES + " classes");
                yield new Label(profile.name(), task, words, "", distinct + " different values" + (numbers ? ", few enough to be names of classes" : ""), profile.missing());
            }
        };
    }

    /// Among words `None` is one: no damage, no illness.
    private static boolean isNumeric(Profile profile) {
        return profile.kind() == Kind.NUMBER || profile.kind() == Kind.KEY && profile.numbers().isPresent();
    }

    /// Why a column cannot be predicted; the message goes on after its name.
    static final class NoLabel extends RuntimeException {
        NoLabel(String message) {
            super(message);
        }
    }

    private static Task task(boolean numbers, Profile profile, List<Word> words, long distinct) {
        if (distinct == 2) return Task.BINARY;
        if (!numbers) return Task.CLASSES;
        boolean whole = profile.numbers().map(Exploration.Numbers::whole).orElse(false);
        if (!whole || distinct > MOST_NUMBERED_CLASSES || isScale(words)) return Task.NUMBER;
        return Task.CLASSES;
    }

    /// Whether numbers rise to one peak inside and fall again, as marks and counts do and numbers of classes hardly ever: then they are quantities.
    private static boolean isScale(List<Word> words) {
        if (words.size() < 6) return false;
        List<Word> ordered = words.stream().sorted(Comparator.comparingDouble(word -> Double.parseDouble(word.text()))).toList();
        int peak = 0;
        for (int i = 1; i < ordered.size(); i++) if (ordered.get(i).rows() > ordered.get(peak).rows()) peak = i;
        boolean contiguous = Double.parseDouble(ordered.getLast().text()) - Double.parseDouble(ordered.getFirst().text()) == ordered.size() - 1;
        boolean rising = true;
        for (int i = 1; i < ordered.size(); i++) {
            long step = ordered.get(i).rows() - ordered.get(i - 1).rows();
            if (i <= peak ? step < 0 : step > 0) rising = false;
        }
        return contiguous && rising && ordered.get(peak).rows() > 4 * Math.min(ordered.getFirst().rows(), ordered.getLast().rows());
    }

    private static String numberBecause(Profile profile, long distinct) {
        boolean whole = profile.numbers().map(Exploration.Numbers::whole).orElse(false);
        return (whole ? "whole numbers" : "numbers") + ", " + distinct + " different ones";
    }

    private static Label binary(Profile profile, List<Word> words) {
        List<Word> affirmative = words.stream().filter(word -> profile.kind() == Kind.BOOLEAN ? TruthWords.isTrue(word.text())
                : AFFIRMATIVE.contains(word.text().toLowerCase(Locale.ROOT))).toList();
        Word rarer = words.get(1).rows() == words.get(0).rows() && words.get(1).text().compareTo(words.get(0).text()) < 0 ? words.get(0) : words.get(1);
        List<Word> denied = words.stream().filter(word -> words.stream().anyMatch(other -> isDenial(other.text(), word.text()))).toList();
        List<Word> says = affirmative.size() == 1 ? affirmative : denied;
        Word positive = says.size() == 1 ? says.getFirst() : rarer;
        String because = "two values; " + (says.size() == 1 ? "'" + positive.text() + "' says yes" : "'" + positive.text() + "' is the rarer one");
        return new Label(profile.name(), Task.BINARY, words, positive.text(), because, profile.missing());
    }

    /// Whether the first is the second with a no before it: `non-hateful`, `not paid`, `unsafe`.
    private static boolean isDenial(String text, String of) {
        String lower = text.toLowerCase(Locale.ROOT);
        String positive = of.toLowerCase(Locale.ROOT);
        return lower.endsWith(positive) && lower.substring(0, lower.length() - positive.length()).matches("(non|not|no|un|in)[-_ ]?");
    }
}
