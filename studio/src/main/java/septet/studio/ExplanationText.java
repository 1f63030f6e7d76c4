package septet.studio;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import septet.loop.Explanation;

/// Why one decision was taken, as monospaced text.
public final class ExplanationText {
    private static final int MOST = 15;

    private ExplanationText() {}

    public static String of(Explanation explanation, int width) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("the average training row", "", signed(explanation.average())));
        explanation.contributions().stream().limit(MOST).forEach(each -> rows.add(List.of(each.input(), each.value(), signed(each.moves()))));
        List<Explanation.Contribution> rest = explanation.contributions().stream().skip(MOST).toList();
        if (!rest.isEmpty()) rows.add(List.of(rest.size() + " more", "", signed(rest.stream().mapToDouble(Explanation.Contribution::moves).sum())));
        rows.add(List.of("together", "", signed(explanation.score())));
        String estimate = "Together " + signed(explanation.score()) + " " + explanation.scale() + ", an estimate of " + Numbers.score(explanation.estimate()) + " by "
                + explanation.learner()
                + ". Each input's share is its Shapley value: what knowing it adds, averaged over every order in which inputs could become known.";
        return TextTable.of(List.of("input", "value", "adds " + explanation.scale()), rows, 0, width) + "\n" + TextTable.paragraph(estimate, 0, width)
                + TextTable.paragraph(counter(explanation), 0, width);
    }

    private static String counter(Explanation explanation) {
        return explanation.counter().map(counter -> "It would have been " + counter.decision() + " with " + counter.changes().stream()
                .map(change -> change.input() + " " + change.to() + " instead of " + change.from()).collect(Collectors.joining(" and ")) + " (estimate "
                + Numbers.score(counter.estimate()) + "; the nearest change of one or two inputs, past " + Numbers.share(counter.distance()) + " of the training rows).")
                .orElse("No change of one or two inputs within what training saw would have changed the decision.");
    }

    private static String signed(double value) {
        return String.format(Locale.ROOT, "%+.4f", value);
    }
}
