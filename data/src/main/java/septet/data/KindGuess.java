package septet.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import septet.data.Exploration.Kind;
import septet.data.Exploration.Numbers;
import septet.data.Exploration.Profile;
import septet.data.Exploration.Texts;
import septet.data.Exploration.Word;

/// What a column seems to hold, by what was counted of it and by its name; with the evidence.
final class KindGuess {
    /// The share of values that must be of a kind; the others are broken ones.
    private static final double NEARLY_ALL = 0.98;
    private static final int SHOWN = 10;
    private static final Pattern NAMES_ID = Pattern.compile("(^|[_ .-])(id|ids|pid|uid|cid|uuid|guid|key|hash|index|idx|rownum|row|nr|no|number|sku|isbn|ean|iban|"
            + "vin|ssn|email|e-mail|phone|url|link|href)$|^unnamed|^$");
    private static final Pattern HUMPS_ID = Pattern.compile("[a-z](Id|ID|No|Nr|Uuid|UUID|Key)$");
    private static final Pattern NAMES_CODE = Pattern.compile("(^|[_ .-])(zip|zipcode|postcode|postal|postal_code|plz|code|msa|fips|naics|sic)$");
    private static final Pattern HUMPS_CODE = Pattern.compile("[a-z](Code|Zip)$");
    private static final Pattern NAMES_ROW = Pattern.compile("^(unnamed.*|index|idx|id|row|rownum|row_?(id|number)|nr|no|#|)$");
    private static final Pattern NAMES_TIME = Pattern.compile(".*(time|date|stamp|_at|_ts|epoch|creat|posted|modified).*|^(ts|at|when)$");
    private static final Set<String> WHOLE_NUMBERS_OF_YEARS = Set.of("year", "jahr", "yr");

    private final String name;
    private final String lower;
    private final ColumnTally tally;
    private final long rows;
    private final long present;

    private KindGuess(String name, ColumnTally tally) {
        this.name = name;
        this.lower = name.strip().toLowerCase(Locale.ROOT);
        this.tally = tally;
        this.rows = tally.rows();
        this.present = tally.present();
    }

    /// A guess: kind, reason, how its text is read, values that are not of the kind.
    private record Guess(Kind kind, String why, String reading, long unread) {}

    /// @param declared what a design says that it holds
    static Profile of(String name, int place, ColumnTally tally, Optional<Kind> declared) {
        KindGuess guess = new KindGuess(name, tally);
        return guess.profile(place, declared.map(kind -> new Guess(kind, "as the design says", "", 0)).orElseGet(guess::guess));
    }

    private Profile profile(int place, Guess guess) {
        boolean numeric = guess.kind() == Kind.NUMBER || guess.kind() == Kind.TIME;
        boolean text = guess.kind() == Kind.TEXT;
        List<Word> missing = new ArrayList<>(tally.missing());
        long values = 0;
        if (!numeric) {
            List<Word> words = missing.stream().filter(word -> text ? !word.text().isEmpty() : !MissingSpellings.ALWAYS.contains(word.text())).toList();
            values = words.stream().mapToLong(Word::rows).sum();
            missing.removeAll(words);
        }
        long lacking = missing.stream().mapToLong(Word::rows).sum();
        List<Word> most = new ArrayList<>(tally.words(SHOWN));
        if (!numeric) {
            tally.missing().stream().filter(word -> !MissingSpellings.ALWAYS.contains(word.text())).forEach(most::add);
            most.sort(java.util.Comparator.comparingLong((Word word) -> -word.rows()).thenComparing(Word::text));
        }
        long distinct = tally.distinct().count() + (values > 0 ? tally.missing().size() - missing.size() : 0);
        Optional<Numbers> numbers = guess.kind() == Kind.NUMBER || guess.kind() == Kind.BOOLEAN || guess.kind() == Kind.KEY ? numbers(guess.reading()) : Optional.empty();
        Optional<Texts> texts = guess.kind() == Kind.TEXT ? Optional.of(new Texts(tally.meanCharacters(), tally.meanWords(), tally.longest(), tally.examples())) : Optional.empty();
        Optional<Exploration.Times> times = guess.kind() == Kind.TIME && !guess.reading().startsWith("epoch") ? Optional.of(tally.dates().times()) : epoch(guess);
        return new Profile(name, place, guess.kind(), guess.why(), guess.reading(), guess.unread(), lacking, missing, distinct, tally.distinct().isExact(),
                most.stream().limit(SHOWN).toList(), numbers, texts, times, List.of(), List.of());
    }

    private Guess guess() {
        if (present == 0 && weakMissing() == 0) return new Guess(Kind.EMPTY, "all " + rows + " rows are missing", "", 0);
        long distinct = tally.distinct().count();
        if (present > 0 && distinct == 1 && weakMissing() == 0 && tally.missing().isEmpty()) return new Guess(Kind.CONSTANT, "the same value in all rows", "", 0);
        if (present > 0) {
            Optional<Guess> found = time().or(this::number);
            if (found.isPresent()) return found.get();
        }
        if (distinct <= 2 && present > 0 && tally.truths() == present && weakMissing() == 0) return new Guess(Kind.BOOLEAN, "only " + shown(), "", 0);
        if (!tally.bothTruths().isEmpty() && weakMissing() == 0) return new Guess(Kind.BOOLEAN, distinct + " spellings of true and false", "", 0);
        return words(distinct);
    }

    private long weakMissing() {
        return tally.missing().stream().filter(word -> !MissingSpellings.ALWAYS.contains(word.text())).mapToLong(Word::rows).sum();
    }

    private String shown() {
        return String.join(" and ", tally.words(2).stream().map(Word::text).toList());
    }

    private Optional<Guess> time() {
        DateForms.Found dates = tally.dates();
        if (dates.read() < NEARLY_ALL * present || dates.read() == 0) return Optional.empty();
        if (dates.shown().equals("yyyyMMdd") && !NAMES_TIME.matcher(lower).matches()) return Optional.empty();
        String why = (dates.read() == present ? "all are" : dates.read() + " of " + present + " are") + " dates" + (dates.shown().isEmpty() ? "" : " written " + dates.shown())
                + (dates.either() ? "; day and month could be the other way round" : "");
        return Optional.of(new Guess(Kind.TIME, why, dates.reading(), present - dates.read()));
    }

    private Optional<Guess> number() {
        NumberTally plain = tally.numbers(NumberForm.PLAIN);
        NumberForm best = NumberForm.PLAIN;
        for (NumberForm form : NumberForm.values()) if (form != NumberForm.PLAIN && tally.numbers(form).count() > (best == NumberForm.PLAIN ? 0 : tally.numbers(best)
                .count())) best = form;
        long read = plain.count() + (best == NumberForm.PLAIN ? 0 : tally.numbers(best).count());
        if (read < NEARLY_ALL * present) return measured(plain);
        if (best == NumberForm.PLAIN) return Optional.of(plain(plain, read));
        String why = read + " of " + present + " are numbers, " + tally.numbers(best).count() + " of them written like " + example(best);
        return Optional.of(new Guess(Kind.NUMBER, why, best.reading, present - read));
    }

    /// With the same unit behind nearly all of them.
    private Optional<Guess> measured(NumberTally plain) {
        String unit = tally.units().first().orElse("");
        long with = tally.units().numbers(unit).count();
        if (plain.count() + with < NEARLY_ALL * present || with <= plain.count()) return Optional.empty();
        String like = tally.words(200).stream().map(Word::text).filter(text -> UnitTally.value(text, unit) != Typing.UNREADABLE).findFirst().orElse("1" + unit);
        return Optional.of(new Guess(Kind.NUMBER, plain.count() + with + " of " + present + " are numbers, " + with + " of them written like " + like, UnitTally.reading(unit),
                present - plain.count() - with));
    }

    private String example(NumberForm form) {
        return tally.words(200).stream().map(Word::text).filter(text -> form.value(text) != Typing.UNREADABLE && NumberText.value(text) == Typing.UNREADABLE).findFirst()
                .orElse(form.name());
    }

    private Guess plain(NumberTally plain, long read) {
        long distinct = tally.distinct().count();
        boolean whole = plain.allWhole();
        if (distinct == 2 && tally.truths() == present) return new Guess(Kind.BOOLEAN, "only " + shown(), "", 0);
        Optional<String> epoch = whole ? epochUnit(plain) : Optional.empty();
        if (epoch.isPresent()) return new Guess(Kind.TIME, "whole numbers that count from 1970 on in " + epoch.get() + ", and its name speaks of time", "epoch($, '"
                + epoch.get() + "')", present - read);
        boolean unique = distinct >= 0.99 * present && present > 20;
        if (whole && unique && plain.isRising() && (NAMES_ROW.matcher(lower).matches() || plain.highest() - plain.lowest() == present - 1)) {
            return new Guess(Kind.KEY, "it counts the rows: each value is larger than the one before", "", 0);
        }
        if (whole && namesId() && distinct > 20 && !lower.matches("(nr|no|number|num)[_ .]?of.*")) {
            boolean count = lower.matches(".*(number|no|nr)") && !unique;
            if (!count && isShared(distinct)) return new Guess(Kind.CATEGORY, "its numbers name " + of(distinct) + " things, each with many rows", "", 0);
            if (!count) return new Guess(Kind.KEY, "its name says that it names something; " + of(distinct) + " different whole numbers", "", 0);
        }
        if (tally.leadingZeros() > 0.02 * present && whole) return new Guess(Kind.CATEGORY, "digits with leading zeros are names, not quantities", "", 0);
        if (whole && (NAMES_CODE.matcher(lower).find() || HUMPS_CODE.matcher(name.strip()).find())) return new Guess(Kind.CATEGORY, "its name says that its numbers are codes",
                "", 0);
        long unread = present - read;
        return new Guess(Kind.NUMBER, (unread == 0 ? "all are" : read + " of " + present + " are") + (whole ? " whole numbers" : " numbers"), unread == 0 ? "" : "number($)",
                unread);
    }

    /// Whether each value stands in so many rows that a model learns something of it.
    private boolean isShared(long distinct) {
        return distinct * 25 <= present;
    }

    private boolean namesId() {
        return NAMES_ID.matcher(lower).find() || HUMPS_ID.matcher(name.strip()).find();
    }

    private Optional<String> epochUnit(NumberTally plain) {
        if (!NAMES_TIME.matcher(lower).matches() || WHOLE_NUMBERS_OF_YEARS.contains(lower)) return Optional.empty();
        if (plain.lowest() > 3e8 && plain.highest() < 4.2e9) return Optional.of("s");
        return plain.lowest() > 3e11 && plain.highest() < 4.2e12 ? Optional.of("ms") : Optional.empty();
    }

    private Optional<Exploration.Times> epoch(Guess guess) {
        if (guess.kind() != Kind.TIME || !guess.reading().startsWith("epoch")) return Optional.empty();
        NumberTally plain = tally.numbers(NumberForm.PLAIN);
        long scale = guess.reading().contains("'ms'") ? 1_000L : 1_000_000L;
        return Optional.of(new Exploration.Times((long) plain.lowest() * scale, (long) plain.highest() * scale, plain.isRising(), true, true));
    }

    private Guess words(long distinct) {
        long count = present + weakMissing();
        double share = distinct / (double) Math.max(1, count);
        String sizes = of(distinct) + " different values in " + count + " rows";
        if (tally.spaced() > 0.5 && tally.meanWords() >= 4 && distinct > 20 && (share > 0.3 || tally.meanCharacters() > 60)) {
            return new Guess(Kind.TEXT, String.format(Locale.ROOT, "%.0f words each on average, %s", tally.meanWords(), sizes), "", 0);
        }
        if (namesId() && distinct > 20 && !isShared(distinct)) return new Guess(Kind.KEY, "its name says that it names something; " + sizes, "", 0);
        if (share > 0.9 && count > 20) {
            boolean names = tally.meanWords() < 4;
            return names ? new Guess(Kind.KEY, "nearly each row has another one: " + sizes, "", 0) : new Guess(Kind.TEXT, "nearly each row has another text: " + sizes, "", 0);
        }
        if (share > 0.5 && tally.meanWords() >= 2.5 && distinct > 20) return new Guess(Kind.TEXT, String.format(Locale.ROOT, "%.1f words each on average, %s",
                tally.meanWords(), sizes), "", 0);
        return new Guess(Kind.CATEGORY, sizes, "", 0);
    }

    private String of(long distinct) {
        return (tally.distinct().isExact() ? "" : "about ") + distinct;
    }

    private Optional<Numbers> numbers(String reading) {
        NumberTally all = tally.numbers(NumberForm.PLAIN);
        for (NumberForm form : NumberForm.values()) if (form != NumberForm.PLAIN && form.reading.equals(reading)) all = all.and(tally.numbers(form));
        all = all.and(UnitTally.ofReading(reading).map(tally.units()::numbers).orElse(new NumberTally()));
        if (all.count() == 0) return Optional.empty();
        return Optional.of(new Numbers(all.lowest(), Double.NaN, Double.NaN, Double.NaN, all.highest(), all.mean(), all.deviation(), all.allWhole(), all.zeros(), all.negative(),
                Double.NaN, Double.NaN, List.of()));
    }
}
