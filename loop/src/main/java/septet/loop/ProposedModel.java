package septet.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Optional;
import java.util.regex.Pattern;
import septet.data.Exploration;
import septet.data.Exploration.Kind;
import septet.data.Exploration.Label;
import septet.data.Exploration.Profile;
import septet.data.Exploration.Task;

/// Features, learners, split, metrics, gates and decisions of a drafted design.
final class ProposedModel {
    private static final long FEW_ROWS = 10_000;
    private static final double YEAR = 365 * 86_400e6;
    private static final double RARE = 0.2;
    private static final int TEXTS = 2;
    private static final int FEW_COLUMNS = 256;
    /// Where so many rows have a text of their own, equal ones are copies; else they name a thing that many rows are of.
    private static final double COPIES = 0.75;
    /// So many times as many rows of one class as of another.
    private static final double UNEVEN = 1.5;
    private static final int MOST_INPUTS = 40;
    /// A category with more words, or with fewer rows of each, is told by its mean label: most of its words would have no column of their own.
    private static final int MANY_WORDS = 200;
    private static final int FEW_OF_EACH = 10;
    private static final Pattern MONTHS = Pattern.compile("date\\(.*, '[^'d]*'\\)");
    private static final String TREES = "rounds: 50..600, depth: 2..7, learning rate: 0.03..0.3, min child weight: 1..10";

    /// A way to write a design; later ones ask for less.
    ///
    /// @param folds whether small tables are divided into folds
    /// @param terms whether texts become words and pieces of words
    record Offer(boolean folds, boolean terms, boolean svm) {}

    static List<Offer> offers(Exploration found) {
        boolean small = found.rows() <= FEW_ROWS && found.timeline().isEmpty();
        List<Offer> offers = new ArrayList<>();
        for (boolean folds : small ? new boolean[] {true, false} : new boolean[] {false}) {
            offers.add(new Offer(folds, true, true));
            offers.add(new Offer(folds, true, false));
            offers.add(new Offer(folds, false, false));
        }
        return offers;
    }

    private final Exploration found;
    private final ProposedColumns columns;
    private final ProposedNames names;
    private final Offer offer;
    private final Label label;
    private final List<Profile> texts;
    private final List<String> terms = new ArrayList<>();
    /// What trees see of texts.
    private final List<String> few = new ArrayList<>();
    private final List<String> others = new ArrayList<>();

    ProposedModel(Exploration found, ProposedColumns columns, ProposedNames names, Offer offer) {
        this.found = found;
        this.columns = columns;
        this.names = names;
        this.offer = offer;
        label = found.label().orElseThrow();
        texts = columns.of(Kind.TEXT).stream().sorted(java.util.Comparator.comparingDouble((Profile profile) -> -profile.texts().map(Exploration.Texts::characters)
                .orElse(0.0))).limit(TEXTS).toList();
    }

    double positiveShare() {
        long all = label.classes().stream().mapToLong(Exploration.Word::rows).sum();
        return label.classes().stream().filter(word -> word.text().equals(label.positive())).mapToLong(Exploration.Word::rows).sum() / (double) Math.max(1, all);
    }

    /// Where the rarer value is rare, missing one is dearer than a false alarm.
    int missCost() {
        return positiveShare() < RARE ? 3 : 1;
    }

    void features(ProposedLines lines) {
        ProposedLines inner = new ProposedLines();
        found.timeline().ifPresent(timeline -> moments(timeline, inner));
        for (Profile text : texts) text(text, inner);
        String features = inner.text();
        if (features.isBlank()) return;
        lines.add(1, "features:");
        for (String line : features.stripTrailing().split("\n")) lines.add(0, line);
    }

    private void moments(Exploration.Timeline timeline, ProposedLines lines) {
        if (!timeline.isDated()) return;
        double span = timeline.steps().isEmpty() ? 0 : timeline.steps().getLast().start() - timeline.steps().getFirst().start();
        boolean clock = timeline.step().equals("hour") || timeline.reading().contains("1h") || found.column(timeline.column()).flatMap(Profile::times)
                .map(Exploration.Times::hasClock).orElse(false);
        if (clock) moment(lines, "hour_of_day", "hour(time)", "the day has its rhythm");
        if (!isMonthly(timeline)) moment(lines, "day_of_week", "weekday(time)", clock ? "and so has the week" : "the week has its rhythm");
        if (span > 0.9 * YEAR) moment(lines, "month_of_year", "month(time)", "the file spans " + Math.round(span / YEAR * 10) / 10.0 + " years");
        for (Profile other : columns.of(Kind.TIME)) {
            if (columns.name(other).equals(columns.timeName())) continue;
            moment(lines, "days_from_" + columns.name(other), "(time - " + columns.name(other) + ") / 1d", "guess: " + other.name() + " is known at t0");
        }
    }

    /// Of months without a day, the first of which stands for all of them.
    private boolean isMonthly(Exploration.Timeline timeline) {
        return found.column(timeline.column()).map(Profile::reading).filter(reading -> MONTHS.matcher(reading).matches()).isPresent();
    }

    private void moment(ProposedLines lines, String name, String expression, String evidence) {
        others.add(names.free(name));
        lines.add(2, others.getLast() + ": " + expression, evidence);
    }

    private void text(Profile text, ProposedLines lines) {
        String name = columns.name(text);
        if (offer.terms() && label.task() == Task.NUMBER) {
            terms.add(names.free(name + "_words"));
            lines.add(2, terms.getLast() + ": tfidf(words(" + name + "))", "its words, for the line");
            few.add(names.free(name + "_few"));
            lines.add(2, few.getLast() + ": tfidf(hashed(words(" + name + "), " + FEW_COLUMNS + "))", "the same in few columns, for trees");
        } else if (offer.terms()) {
            terms.add(names.free(name + "_words"));
            lines.add(2, terms.getLast() + ": tfidf(words(" + name + ", 1, 2))", "words and pairs of words");
            terms.add(names.free(name + "_pieces"));
            lines.add(2, terms.getLast() + ": tfidf(chars(" + name + ", 2, 5))", "pieces of words, for endings, spellings and other tricks");
        }
        feature(lines, name + "_length", "length(" + name + ")");
        feature(lines, name + "_digits", "share_of_digits(" + name + ")");
        feature(lines, name + "_capitals", "share_of_capitals(" + name + ")");
    }

    private void feature(ProposedLines lines, String name, String expression) {
        String free = names.free(name);
        others.add(free);
        lines.add(2, free + ": " + expression);
    }

    void write(ProposedLines lines) {
        model(lines);
        evaluation(lines);
        serving(lines);
        lines.add(0, "monitoring:").add(1, "watch: [drift, " + (label.task() == Task.BINARY ? "calibration error, " : "") + tuned() + ", latency p99]");
        lines.guess(1, "owner: nobody-yet", "who looks when something is wrong").add(1, "runbook: runbook.md");
    }

    private boolean isText() {
        return !terms.isEmpty();
    }

    private String simple() {
        return isText() && label.task() != Task.NUMBER ? "counts" : "simple";
    }

    private String strong() {
        return isText() && label.task() != Task.NUMBER && offer.svm() ? "linear" : "strong";
    }

    /// Beside the words of a text, where there are columns enough.
    private boolean hasTrees() {
        return strong().equals("linear") && columns.inputs().size() >= 3;
    }

    /// What is no words: measures of texts, moments, and columns.
    private List<String> plain() {
        List<String> inputs = new ArrayList<>(others);
        columns.inputs().stream().limit(MOST_INPUTS).map(columns::name).forEach(inputs::add);
        return inputs;
    }

    private void model(ProposedLines lines) {
        lines.add(0, "model:").add(1, "learners:");
        String words = terms.stream().filter(term -> term.contains("_words")).findFirst().orElse("");
        if (simple().equals("counts")) lines.add(2, "counts: {naive bayes: {inputs: [" + words + "], smoothing: 0.01..1}}", "quick, and hard to beat on short texts");
        else lines.add(2, "simple: {" + line() + "}", "the one that a stronger one must beat");
        if (strong().equals("linear")) {
            if (hasTrees()) lines.add(2, "strong: {boosted trees: {inputs: [" + String.join(", ", plain()) + "], " + encoded() + TREES + "}}", "on all that is no words");
            lines.add(2, "linear: {linear svm: {" + seen(terms) + encoded() + weighed() + "c: 0.01..10}}", "the strongest of the simple ones on texts"
                    + (weighed().isEmpty() ? "" : "; rare classes count as much as frequent ones, as they do in macro f1"));
        } else {
            lines.add(2, "strong: {boosted trees: {" + seen(few) + encoded() + TREES + "}}", "thresholds, and inputs that act together");
        }
        lines.add(1, "stages:").add(2, "- score: " + simple() + " or " + (hasTrees() ? "strong or " : "") + strong());
        lines.add(1, "tune: {metric: " + tuned() + ", trials: " + (found.rows() > 200_000 ? 8 : 12) + "}");
        if (label.task() == Task.BINARY) {
            boolean many = positiveShare() * found.rows() >= 2_000;
            lines.add(1, "calibrate: " + (many ? "isotonic" : "platt"), many ? "enough rows for steps" : "too few rows for steps");
        }
        lines.blank();
    }

    /// Of numbers or chances. Words are many: with little held against them a line finds no rest.
    private String line() {
        if (label.task() != Task.NUMBER) return "logistic regression: {" + encoded() + weighed() + "l2: 1e-3..100}";
        return "linear regression: {" + seen(terms) + encoded() + "l2: " + (isText() ? "0.1" : "1e-3") + "..100}";
    }

    /// Beside all that is no words these; said only where they are not the same for all learners.
    private String seen(List<String> words) {
        if (words.isEmpty()) return "";
        List<String> inputs = new ArrayList<>(words);
        inputs.addAll(plain());
        return "inputs: [" + String.join(", ", inputs) + "], ";
    }

    /// Of several classes a word has no mean label.
    private String encoded() {
        if (label.task() == Task.CLASSES) return "";
        List<String> wide = columns.inputs().stream().limit(MOST_INPUTS).filter(this::isWide).map(profile -> columns.name(profile) + ": target").toList();
        return wide.isEmpty() ? "" : "encode: {" + String.join(", ", wide) + "}, ";
    }

    private boolean isWide(Profile profile) {
        return profile.kind() == Kind.CATEGORY && (profile.distinct() > MANY_WORDS || FEW_OF_EACH * profile.distinct() > found.rows() - profile.missing());
    }

    /// What is tuned for counts each class alike, and so do the rows that teach where some class has few of them.
    private String weighed() {
        LongSummaryStatistics rows = label.classes().stream().mapToLong(Exploration.Word::rows).summaryStatistics();
        return label.task() == Task.CLASSES && rows.getMax() >= UNEVEN * rows.getMin() ? "weight: balanced, " : "";
    }

    private String tuned() {
        return switch (label.task()) {
            case BINARY -> positiveShare() < 0.02 ? "average precision" : "roc auc";
            case CLASSES -> "macro f1";
            case NUMBER -> "root mean squared error";
        };
    }

    private void evaluation(ProposedLines lines) {
        lines.add(0, "evaluation:");
        Optional<String> together = columns.group().or(() -> texts.size() == 1 && texts.getFirst().distinct() >= COPIES * found.rows()
                ? Optional.of(columns.name(texts.getFirst())) : Optional.empty());
        String because = columns.group().isPresent() ? "guess: rows of one " + together.orElse("") + " stay on one side" : "texts that are nearly alike stay on one side";
        boolean time = found.timeline().isPresent();
        String with = time ? "" : together.map(name -> ", together: " + name).orElse("");
        if (!time && together.isEmpty() && texts.size() == 1) {
            String name = columns.name(texts.getFirst());
            lines.comment(1, "guess: rows of one " + name + " stand on both sides, since new rows will be of those that are known; where they are not, add together: " + name);
        }
        if (time) lines.add(1, "split: {train: 60%, validate: 20%, test: 20%}", "in time: the newest rows judge; labels that take long need a gap, and then durations");
        else if (offer.folds()) lines.add(1, "split: {folds: 5" + with + "}", found.rows() + " rows are too few to leave a part out" + (with.isEmpty() ? "" : "; " + because));
        else lines.add(1, "split: {train: 60%, validate: 20%, test: 20%" + with + "}", "rows have no time" + (with.isEmpty() ? "" : "; " + because));
        lines.add(1, "metrics: [" + String.join(", ", metrics()) + "]");
        List<String> slices = slices();
        if (!slices.isEmpty()) lines.guess(1, "slices: [" + String.join(", ", slices) + "]", "parts on which a model may fail unseen");
        lines.add(1, "gates:").add(2, "- " + strong() + (hasTrees() ? " > strong" : "") + " > " + simple() + " > baseline", "the stronger serves only if it proves better").blank();
    }

    private List<String> metrics() {
        return switch (label.task()) {
            case BINARY -> positiveShare() < RARE ? List.of("roc auc", "average precision", "f1", "precision", "recall", "calibration error", "cost")
                    : List.of("roc auc", "average precision", "accuracy", "f1", "calibration error", "cost");
            case CLASSES -> List.of("macro f1", "weighted f1", "accuracy", "log loss");
            case NUMBER -> List.of("mean absolute error", "root mean squared error", "r2");
        };
    }

    private List<String> slices() {
        List<String> slices = new ArrayList<>();
        columns.inputs().stream().filter(profile -> profile.isKind(Kind.CATEGORY, Kind.BOOLEAN) && profile.distinct() >= 2 && profile.distinct() <= 6)
                .findFirst().map(columns::name).ifPresent(slices::add);
        columns.inputs().stream().filter(profile -> profile.kind() == Kind.NUMBER && profile.distinct() > 20).findFirst().map(profile -> "3 bands of " + columns.name(profile))
                .ifPresent(slices::add);
        if (slices.isEmpty() && !others.isEmpty()) slices.add("3 bands of " + others.getFirst());
        return slices;
    }

    private void serving(ProposedLines lines) {
        lines.add(0, "serving:");
        if (label.task() == Task.BINARY) {
            lines.add(1, "decide:", "guess: name what is done");
            lines.add(2, "- act when score >= 0..1", "chosen by the costs").add(2, "- pass");
        }
        lines.add(1, "reasons: 3").add(1, "fallback: [previous model, " + simple() + ", baseline]").blank();
    }

}
