package septet.data;

import java.util.List;
import java.util.Optional;

/// What is in a table: plain values that a page shows, a program reads, and a design is drafted from.
///
/// Counts over all rows are exact unless a field says otherwise; whatever compares columns or rows with each other rests on the sample.
///
/// @param file       what was read, as a person calls it
/// @param rows       good rows
/// @param sampled    how many of them stand in the sample; as many as `rows` where it holds them all
/// @param seed       which rows the sample took
/// @param broken     lines that are no rows, by reason
/// @param columns    in the order of the file
/// @param label      what is to be predicted, where that was said
/// @param timeline   counts over time, where there is a time
/// @param copies     rows that say the same
/// @param companions columns that move together, the closest first
/// @param suspects   columns that may know the answer, the strongest first
/// @param rule       the best rule that looks at one column, where there is a label
/// @param notes      what a reader must know of how this was counted
public record Exploration(String file, long rows, int sampled, long seed, List<Broken> broken, List<Profile> columns, Optional<Label> label,
        Optional<Timeline> timeline, Copies copies, List<Companions> companions, List<Suspect> suspects, Optional<Rule> rule, List<String> notes) {
    public Exploration {
        broken = List.copyOf(broken);
        columns = List.copyOf(columns);
        companions = List.copyOf(companions);
        suspects = List.copyOf(suspects);
        notes = List.copyOf(notes);
    }

    /// What a column seems to hold.
    public enum Kind {
        NUMBER, BOOLEAN, CATEGORY, TEXT, TIME, KEY, CONSTANT, EMPTY;

        /// As the language writes the type.
        public String text() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /// Lines of one reason.
    ///
    /// @param line of the first of them
    public record Broken(String code, long rows, long line, String sample) {}

    /// A word and how often it stands there.
    public record Word(String text, long rows) {}

    /// One column.
    ///
    /// @param place     in the file, from 1
    /// @param why       the evidence for its kind, in words
    /// @param reading   how its text becomes a value of the kind, with `$` for the column; empty where the plain types of the language read it
    /// @param unread    values that are not of the kind
    /// @param missing   rows without a value
    /// @param missingAs how they are spelled
    /// @param distinct  different values
    /// @param exact     whether `distinct` is counted, not estimated
    /// @param words     the most frequent values, the first ten
    public record Profile(String name, int place, Kind kind, String why, String reading, long unread, long missing, List<Word> missingAs, long distinct, boolean exact,
            List<Word> words, Optional<Numbers> numbers, Optional<Texts> texts, Optional<Times> times, List<Bucket> buckets, List<Period> periods) {
        public Profile {
            missingAs = List.copyOf(missingAs);
            words = List.copyOf(words);
            buckets = List.copyOf(buckets);
            periods = List.copyOf(periods);
        }

        public boolean isKind(Kind... kinds) {
            return List.of(kinds).contains(kind);
        }

        /// What a model could see of it.
        public boolean isInput() {
            return isKind(Kind.NUMBER, Kind.BOOLEAN, Kind.CATEGORY);
        }
    }

    /// A column of numbers; quantiles and histogram by the sample.
    ///
    /// @param whole     whether all are whole numbers
    /// @param histogram rows of the sample in bins of equal width between the 0.5% and the 99.5% quantile; what lies beyond is in the outer ones
    public record Numbers(double lowest, double low, double median, double high, double highest, double mean, double deviation, boolean whole,
            long zeros, long negative, double from, double to, List<Integer> histogram) {}

    /// A column of texts, by all rows.
    public record Texts(double characters, double words, long longest, List<String> examples) {}

    /// A column of times: first and last, microseconds since the epoch, as clocks of the file show them.
    public record Times(long first, long last, boolean ordered, boolean hasClock, boolean hasOffset) {}

    /// Rows of the sample whose value lies in one bucket.
    ///
    /// @param label of these rows: the share of the label's true value; the mean of a number; of classes the share of each, in the order of [Label#classes]
    public record Bucket(String name, long rows, List<Double> label) {
        public Bucket {
            label = List.copyOf(label);
        }
    }

    /// A stretch of time: the share of missing values in the sample, and the mean (of a number) or the share of the commonest word.
    public record Period(long start, long rows, double missing, double value) {}

    /// What is to be predicted.
    ///
    /// @param classes   the values, the most frequent first; empty for a number
    /// @param positive  of two classes the one that counts as true; else empty
    /// @param because   why this task and this value, in words
    /// @param unlabelled rows without it
    public record Label(String column, Task task, List<Word> classes, String positive, String because, long unlabelled) {
        public Label {
            classes = List.copyOf(classes);
        }
    }

    public enum Task { BINARY, CLASSES, NUMBER }

    /// Rows over time, counted over all rows.
    ///
    /// @param column which column says when
    /// @param reading how it is put together from other columns, each between `$`; empty for a column of the file
    /// @param step   length of a period, in words
    /// @param why    the evidence that it is t0
    /// @param sure   whether no other column could be meant
    public record Timeline(String column, String reading, String step, String why, boolean sure, List<Step> steps) {
        public Timeline {
            steps = List.copyOf(steps);
        }

        /// Whether its hours and weekdays mean anything: where numbers only tell an order they do not.
        public boolean isDated() {
            return !reading.startsWith("epoch(number(") && !reading.endsWith(", 1, 1)");
        }
    }

    /// @param start microseconds
    /// @param label over the sample's rows: as in [Bucket]
    public record Step(long start, long rows, List<Double> label) {}

    /// Rows that say the same.
    ///
    /// @param exact         rows that repeat an earlier one in every column
    /// @param estimated     whether that is scaled up from a part of the rows
    /// @param sameInputs    rows of the sample that repeat an earlier one but for keys and the label
    /// @param contradicting of these, rows whose label is another
    /// @param nearTexts     rows of the sample whose text repeats an earlier one but for digits, case, punctuation and space, or nearly
    /// @param textColumn    which text; empty where there is none
    /// @param examples      pairs that are nearly alike
    public record Copies(long exact, boolean estimated, long sameInputs, long contradicting, long nearTexts, String textColumn, List<Alike> examples) {}

    public record Alike(String one, String other) {}

    /// Two columns that move together.
    ///
    /// @param measure `rank correlation` or `mutual information` (normalised)
    /// @param strength -1..1, or 0..1
    public record Companions(String one, String other, String measure, double strength, String says) {}

    /// A column that may know the answer.
    ///
    /// @param kind     that of a [Leak] in small letters, or `order`, `name`
    /// @param strength how much of the label it gives away, 0..1
    /// @param leftOut  whether a drafted design leaves it out
    /// @param evidence in words, with numbers
    public record Suspect(String column, String kind, double strength, boolean leftOut, String evidence) {}

    /// A rule that looks at one column, found on the rows that would train a model.
    ///
    /// @param test      `above` a number, `is` a word, `contains` a word (of a text, in small letters)
    /// @param not       of two classes: whether the label is expected where the test does not hold
    /// @param then      of classes and numbers: what is expected where it holds
    /// @param otherwise what is expected where it does not
    /// @param evidence  how well it does on those rows
    public record Rule(String column, Kind kind, String test, String value, boolean not, String then, String otherwise, String evidence) {}

    /// The same of a table of so many rows, of which evenly chosen ones were looked at.
    Exploration of(long all) {
        List<String> said = new java.util.ArrayList<>(notes);
        said.add("Counts are those of " + rows + " rows, evenly chosen from " + all + ".");
        return new Exploration(file, rows, sampled, seed, broken, columns, label, timeline, copies, companions, suspects, rule, said);
    }

    public Optional<Profile> column(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }
}
