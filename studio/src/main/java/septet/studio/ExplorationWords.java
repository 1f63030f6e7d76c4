package septet.studio;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import septet.data.Exploration;
import septet.data.Exploration.Broken;
import septet.data.Exploration.Copies;
import septet.data.Exploration.Label;
import septet.data.Exploration.Profile;
import septet.data.Exploration.Step;
import septet.data.Exploration.Suspect;
import septet.data.Exploration.Task;
import septet.data.Exploration.Timeline;
import septet.data.Exploration.Times;
import septet.data.Exploration.Word;
import septet.data.TruthWords;

/// The sentences and cells by which terminal and page say what is in a table.
final class ExplorationWords {
    private static final int FEW = 4;
    private static final int LONG = 40;

    private ExplorationWords() {}

    static String headline(Exploration found) {
        long broken = found.broken().stream().mapToLong(Broken::rows).sum();
        return found.file() + ": " + Numbers.plural(found.rows(), "row") + ", " + Numbers.plural(found.columns().size(), "column")
                + (broken == 0 ? "" : "; " + Numbers.plural(broken, "line") + " that cannot be read");
    }

    static String broken(Broken broken) {
        return Numbers.plural(broken.rows(), "line") + ", first line " + broken.line() + ": " + broken.code() + ": " + broken.sample();
    }

    static String name(Profile profile) {
        return profile.name().isEmpty() ? "(no name)" : profile.name();
    }

    static String name(Suspect suspect) {
        return suspect.column().isEmpty() ? "(order of the file)" : suspect.column();
    }

    static String missing(Profile profile, long rows) {
        if (profile.missing() == 0) return "-";
        String as = profile.missingAs().stream().map(Word::text).filter(text -> !text.isEmpty()).map(text -> "'" + text + "'").collect(Collectors.joining(" "));
        return Numbers.share(profile.missing() / (double) rows) + (as.isEmpty() ? "" : " " + as);
    }

    static String distinct(Profile profile) {
        return (profile.exact() ? "" : "~") + Numbers.count(profile.distinct());
    }

    /// What stands in the column, shortly.
    static String values(Profile profile) {
        String unread = profile.unread() == 0 ? "" : "; " + Numbers.count(profile.unread()) + " unreadable";
        return switch (profile.kind()) {
            case NUMBER -> profile.numbers().map(ExplorationWords::range).orElse("") + unread;
            case TIME -> profile.times().map(ExplorationWords::span).orElse("") + unread;
            case TEXT -> profile.texts().map(texts -> format("%.0f words on average, up to %d characters: ", texts.words(), texts.longest())
                    + texts.examples().stream().limit(1).map(text -> "\"" + shortly(text, 60) + "\"").collect(Collectors.joining())).orElse("");
            case BOOLEAN, CATEGORY, CONSTANT -> words(profile);
            case KEY -> profile.words().stream().limit(3).map(word -> shortly(word.text(), LONG)).collect(Collectors.joining(", ")) + ", ...";
            case EMPTY -> "nothing";
        };
    }

    private static String words(Profile profile) {
        long all = profile.words().stream().mapToLong(Word::rows).sum();
        String first = profile.words().stream().limit(FEW).map(word -> shortly(word.text(), LONG) + " " + Numbers.count(word.rows())).collect(Collectors.joining(", "));
        return first + (profile.distinct() > FEW && all > 0 ? ", ..." : "");
    }

    private static String range(Exploration.Numbers numbers) {
        String middle = Double.isNaN(numbers.median()) ? "" : ", half of them " + value(numbers.low()) + " to " + value(numbers.high());
        return value(numbers.lowest()) + " to " + value(numbers.highest()) + middle;
    }

    static String value(double value) {
        if (Double.isNaN(value)) return "-";
        if (value != StrictMath.rint(value) || Math.abs(value) >= 1e12) return Numbers.short3(value);
        long whole = (long) Math.abs(value);
        return (value < 0 ? "\u2212" : "") + (whole < 10_000 ? Long.toString(whole) : Numbers.count(whole));
    }

    private static String span(Times times) {
        return Numbers.day(times.first()) + " to " + Numbers.day(times.last());
    }

    private static String shortly(String text, int most) {
        return text.codePointCount(0, text.length()) <= most ? text : text.substring(0, text.offsetByCodePoints(0, most)) + "...";
    }

    static String label(Label label, Exploration found) {
        String without = label.unlabelled() == 0 ? "" : "; " + Numbers.plural(label.unlabelled(), "row") + " without it";
        String task = switch (label.task()) {
            case BINARY -> "binary classification";
            case CLASSES -> "multiclass classification";
            case NUMBER -> "regression";
        };
        String classes = label.classes().stream().limit(8).map(word -> word.text() + " " + Numbers.share(word.rows() / (double) found.rows())).collect(Collectors.joining(", "));
        return label.column() + ": " + task + ", because it has " + label.because() + without + (classes.isEmpty() ? "" : " (" + classes + (label.classes().size() > 8
                ? ", ..." : "") + ")");
    }

    /// What a bucket shows of the label.
    static String measured(Label label) {
        return switch (label.task()) {
            case BINARY -> "share of " + (TruthWords.isTrue(label.positive()) ? label.column() : label.positive());
            case CLASSES -> "commonest " + label.column();
            case NUMBER -> "mean of " + label.column();
        };
    }

    static String told(List<Double> values, Label label) {
        if (values.isEmpty()) return "-";
        return switch (label.task()) {
            case BINARY -> Numbers.share(values.getFirst());
            case NUMBER -> value(values.getFirst());
            case CLASSES -> {
                int most = 0;
                for (int i = 1; i < values.size(); i++) if (values.get(i) > values.get(most)) most = i;
                yield label.classes().get(most).text() + " " + Numbers.share(values.get(most));
            }
        };
    }

    /// How far the label's values in the buckets lie apart, by rows: which columns to show first.
    static double spread(Profile profile) {
        double rows = profile.buckets().stream().filter(bucket -> !bucket.label().isEmpty()).mapToLong(Exploration.Bucket::rows).sum();
        if (rows == 0) return 0;
        int parts = profile.buckets().stream().mapToInt(bucket -> bucket.label().size()).max().orElse(0);
        double spread = 0;
        for (int part = 0; part < parts; part++) {
            int at = part;
            double mean = profile.buckets().stream().filter(bucket -> bucket.label().size() > at).mapToDouble(bucket -> bucket.rows() * bucket.label().get(at)).sum() / rows;
            spread += profile.buckets().stream().filter(bucket -> bucket.label().size() > at)
                    .mapToDouble(bucket -> bucket.rows() * (bucket.label().get(at) - mean) * (bucket.label().get(at) - mean)).sum() / rows;
        }
        return spread;
    }

    static List<String> copies(Copies copies, Exploration found) {
        List<String> lines = new ArrayList<>();
        lines.add(copies.exact() == 0 ? "No row repeats an earlier one." : (copies.estimated() ? "About " : "") + Numbers.plural(copies.exact(), "row") + " ("
                + Numbers.share(copies.exact() / (double) found.rows()) + ")" + repeats(copies.exact()) + " an earlier one in every column.");
        String sample = found.sampled() < found.rows() ? " (of " + Numbers.count(found.sampled()) + " sampled)" : "";
        if (copies.sameInputs() > copies.exact()) lines.add(Numbers.plural(copies.sameInputs(), "row") + sample + repeats(copies.sameInputs()) + " an earlier one but for keys" + (found.label()
                .isPresent() ? " and the label" : "") + (copies.contradicting() == 0 ? "." : "; " + Numbers.count(copies.contradicting()) + " of them with another label."));
        if (!copies.textColumn().isEmpty()) lines.add(copies.nearTexts() == 0 ? "No text of " + copies.textColumn() + " nearly repeats an earlier one."
                : Numbers.plural(copies.nearTexts(), "text") + sample + " of " + copies.textColumn()
                        + " repeat an earlier one but for digits, case, punctuation and space, or nearly: keep them on one side of a split (together: "
                + copies.textColumn() + ").");
        return lines;
    }

    private static String repeats(long count) {
        return count == 1 ? " repeats" : " repeat";
    }

    static String timeline(Timeline timeline) {
        List<Step> steps = timeline.steps();
        if (steps.isEmpty()) return "no row has a time";
        long most = steps.stream().mapToLong(Step::rows).max().orElse(0);
        long least = steps.stream().mapToLong(Step::rows).min().orElse(0);
        return timeline.column() + " (" + timeline.why() + "): " + Numbers.plural(steps.size(), timeline.step()) + " from " + Numbers.day(steps.getFirst().start()) + " on, "
                + Numbers.count(least) + " to " + Numbers.count(most) + " rows each";
    }

    static String task(Task task) {
        return switch (task) {
            case BINARY -> "two classes";
            case CLASSES -> "several classes";
            case NUMBER -> "a number";
        };
    }

    private static String format(String pattern, Object... values) {
        return String.format(java.util.Locale.ROOT, pattern, values);
    }
}
