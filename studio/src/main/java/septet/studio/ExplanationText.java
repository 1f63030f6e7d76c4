package septet.studio;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import septet.loop.Explanation;
import septet.model.Spoken;

/// Why one row is estimated as it is, as monospaced text.
public final class ExplanationText {
    private static final int MOST = 15;
    private static final int MOST_TERMS = 10;

    private ExplanationText() {}

    public static String of(Explanation explanation, int width) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("the average training row", "", signed(explanation.average())));
        explanation.contributions().stream().limit(MOST).forEach(each -> rows.add(List.of(each.input(), each.value(), signed(each.moves()))));
        List<Explanation.Contribution> rest = explanation.contributions().stream().skip(MOST).toList();
        if (!rest.isEmpty()) rows.add(List.of(rest.size() + " more", "", signed(rest.stream().mapToDouble(Explanation.Contribution::moves).sum())));
        rows.add(List.of("together", "", signed(explanation.score())));
        return heads(explanation, width) + TextTable.of(List.of("input", "value", "adds"), rows, 0, width) + "\n" + TextTable.paragraph(sum(explanation), 0, width)
                + explanation.texts().stream().map(text -> "\n" + text(text, width)).collect(Collectors.joining()) + TextTable.paragraph(counter(explanation), 0, width);
    }

    /// What the sums are, and what became of them.
    static String sum(Explanation explanation) {
        return "Together " + signed(explanation.score()) + " (" + explanation.scale() + "), an estimate of " + Numbers.score(explanation.estimate()) + " for "
                + explanation.head() + " by " + explanation.learner()
                + ". Each input's share is its Shapley value: what knowing it adds, averaged over every order in which inputs could become known.";
    }

    private static String heads(Explanation explanation, int width) {
        if (explanation.heads().size() < 2) return "";
        List<List<String>> rows = explanation.heads().stream().map(head -> List.of(head.name(), Numbers.score(head.estimate()),
                head.name().equals(explanation.head()) ? "explained below" : "")).toList();
        return TextTable.of(List.of("estimated", "value", ""), rows, 0, width) + "\n";
    }

    private static String text(Explanation.OfText text, int width) {
        List<List<String>> rows = new ArrayList<>();
        Spoken spoken = text.spoken();
        spoken.terms().stream().limit(MOST_TERMS).forEach(term -> rows.add(List.of("\u201C" + term.text() + "\u201D", signed(term.moves()))));
        List<Spoken.Part> others = spoken.terms().stream().skip(MOST_TERMS).toList();
        if (!others.isEmpty()) rows.add(List.of(Numbers.plural(others.size(), "more term"), signed(others.stream().mapToDouble(Spoken.Part::moves).sum())));
        rows.add(List.of("terms that it does not hold", signed(spoken.rest())));
        return TextTable.of(List.of("term of " + text.input(), "adds"), rows, 0, width) + "\n";
    }

    /// Empty where nothing is decided.
    static String counter(Explanation explanation) {
        if (explanation.decision().isEmpty()) return "";
        return explanation.counter().map(counter -> "It would have been " + counter.decision() + " " + counter.changes().stream().map(ExplanationText::change)
                .collect(Collectors.joining(" and ")) + " (estimate " + Numbers.score(counter.estimate()) + "; " + distance(counter) + ").")
                .orElse("No change of one or two inputs within what training saw" + (explanation.texts().isEmpty() ? "" : ", and no text without up to twelve of its words,")
                        + " would have changed the decision.");
    }

    private static String change(Explanation.Change change) {
        boolean words = change.to().startsWith("without ");
        return words ? change.to() + " in " + change.input() : "with " + change.input() + " " + change.to() + " instead of " + change.from();
    }

    private static String distance(Explanation.Counter counter) {
        boolean words = counter.changes().getFirst().to().startsWith("without ");
        return words ? "the fewest words that were found, " + Numbers.share(counter.distance()) + " of all"
                : "the nearest change of one or two inputs, past " + Numbers.share(counter.distance()) + " of the training rows";
    }

    static String signed(double value) {
        return String.format(Locale.ROOT, "%+.4f", value);
    }
}
