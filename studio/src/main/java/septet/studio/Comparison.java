package septet.studio;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import septet.loop.RunQuality.Metric;
import septet.studio.Difference.Tone;

/// Two designs or two runs beside each other: what changed, what it did, and what it costs.
///
/// @param title     the one thing to know
/// @param sentences what a stranger should know first
/// @param gaps      promised against delivered, where both are known
/// @param promises  the same in full, for each side
/// @param rows      the trade-offs, group by group
public record Comparison(String first, String second, String title, List<String> sentences, List<PromiseGap> gaps, List<PromiseTable> promises, LineChanges changes,
        List<Row> rows) {
    /// One trade-off. What lacks is empty.
    ///
    /// @param tone what can be said of the second against the first
    record Row(String group, String name, String first, String second, String difference, Tone tone) {
        /// A line of which neither side is the better one.
        static Row plain(String group, String name, String first, String second, String difference) {
            return new Row(group, name, first, second, difference, Tone.UNKNOWN);
        }
    }

    public static Comparison of(Compared first, Compared second) {
        List<Row> rows = new ArrayList<>();
        rows.addAll(ComparedQuality.rows(first, second));
        rows.addAll(ComparedMoney.rows(first, second));
        if (first.delivered().isPresent() && second.delivered().isPresent()) rows.addAll(Promises.rows(first, second));
        rows.addAll(ComparedWork.rows(first, second));
        rows.addAll(ComparedAsked.rows(first, second));
        List<String> sentences = new ArrayList<>();
        LineChanges changes = LineChanges.between(first.text(), second.text());
        sentences.add(changed(first, second, changes));
        Promises.sentence(first).ifPresent(sentences::add);
        Promises.sentence(second).ifPresent(sentences::add);
        Optional<String> offline = ComparedMoney.sentence(first, second);
        Optional<String> delivered = ComparedMoney.delivered(first, second);
        offline.ifPresent(sentences::add);
        delivered.ifPresent(sentences::add);
        caution(first, second).ifPresent(sentences::add);
        String title = delivered.or(() -> Promises.broken(second)).or(() -> Promises.broken(first)).or(() -> offline).orElse(first.name() + " and " + second.name());
        List<PromiseTable> promises = Stream.of(first, second).flatMap(side -> PromiseTable.of(side).stream()).toList();
        return new Comparison(first.name(), second.name(), title, List.copyOf(sentences), PromiseGap.of(List.of(first, second)), promises, changes, List.copyOf(rows));
    }

    /// For a terminal of this width.
    public String text(int width) {
        return ComparisonText.of(this, width);
    }

    /// A page that opens offline.
    public String html() {
        return ComparisonPage.of(this);
    }

    private static String changed(Compared first, Compared second, LineChanges changes) {
        if (changes.added().isEmpty() && changes.removed().isEmpty()) return first.name() + " and " + second.name() + " say the same.";
        if (changes.added().size() == 1 && changes.removed().size() == 1) {
            return "One line differs: " + changes.removed().getFirst().text() + " became " + changes.added().getFirst().text() + ".";
        }
        return second.name() + " differs from " + first.name() + " in " + Numbers.plural(Math.max(changes.added().size(), changes.removed().size()), "line") + ".";
    }

    /// Why no interval stands beside the differences.
    private static Optional<String> caution(Compared first, Compared second) {
        if (first.run().isEmpty() || second.run().isEmpty()) return Optional.of("Without a run of both, only the designs themselves are compared.");
        String a = first.replicates().map(replicates -> replicates.rows()).orElse("");
        String b = second.replicates().map(replicates -> replicates.rows()).orElse("");
        if (!a.isEmpty() && a.equals(b)) return Optional.empty();
        boolean told = !a.isEmpty() && !b.isEmpty();
        return Optional.of(told ? "The two were judged on different test rows: their differences carry no interval, and part of each may be the rows."
                : "No resampled rows are at hand for both: the differences carry no interval.");
    }

    static String word(Tone tone) {
        return switch (tone) {
            case BETTER -> "better";
            case WORSE -> "worse";
            case PERHAPS -> "may be chance";
            case UNKNOWN -> "";
        };
    }

    static Optional<Metric> metric(Compared side, String name) {
        return side.taken().flatMap(served -> Contestants.metric(served, name));
    }
}
