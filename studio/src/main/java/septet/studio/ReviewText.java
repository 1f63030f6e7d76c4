package septet.studio;

import java.util.ArrayList;
import java.util.List;
import septet.loop.Review;
import septet.loop.ReviewAnswer;
import septet.loop.ReviewAnswer.Evidence;
import septet.loop.ReviewAnswer.Ground;
import septet.loop.ReviewStep;

/// A design review as monospaced text: what is asked next, then question by question.
public final class ReviewText {
    private static final int INDENT = 2;
    private static final int INSIDE = 6;
    private static final String STATE = "%-4s %-10s ";

    private ReviewText() {}

    public static String of(Review review, int width) {
        StringBuilder text = new StringBuilder(TextTable.paragraph(summary(review), 0, width));
        text.append('\n').append("Where I would go on asking\n");
        for (int i = 0; i < review.next().size(); i++) {
            Review.Next next = review.next().get(i);
            text.append(TextTable.paragraph(i + 1 + ". " + next.question().id() + " " + next.question().title() + ": " + next.ask(), INDENT, width))
                    .append(TextTable.paragraph("Why: " + next.question().why(), INSIDE, width));
        }
        for (ReviewStep step : ReviewStep.values()) {
            text.append('\n').append(step.title()).append('\n');
            review.items().stream().filter(item -> item.question().step() == step).forEach(item -> item(text, item, width));
        }
        return text.toString();
    }

    /// How many are answered by what, and what is open.
    public static String summary(Review review) {
        long answered = review.items().size() - review.open() - review.forAPerson();
        return review.system() + ": " + review.items().size() + " questions, " + answered + " answered (" + review.answered(Ground.MEASUREMENT) + " by a measurement, "
                + review.answered(Ground.ARITHMETIC) + " by arithmetic, " + review.answered(Ground.LINE) + " by a line), " + review.open() + " open, " + review.forAPerson()
                + " for a person. " + figures(review);
    }

    private static String figures(Review review) {
        String age = review.isOutdated() ? ", made before the design was changed." : ".";
        return review.run().map(run -> "Figures are those of the last run, " + run.about().run() + age).orElse("There is no run yet: septet run gives figures.");
    }

    private static void item(StringBuilder text, Review.Item item, int width) {
        text.append(TextTable.paragraph(String.format(STATE, item.question().id(), state(item)) + item.question().title() + ". " + item.question().ask(), INDENT, width));
        for (String line : lines(item)) text.append(TextTable.paragraph(line, INSIDE, width));
    }

    static String state(Review.Item item) {
        return switch (item.answer()) {
            case ReviewAnswer.Answered it -> item.doubts().isEmpty() ? it.ground().text() : "DOUBTFUL";
            case ReviewAnswer.Open _ -> "OPEN";
            case ReviewAnswer.ForAPerson _ -> "a person";
        };
    }

    /// What is said under the question.
    static List<String> lines(Review.Item item) {
        List<String> lines = new ArrayList<>();
        for (Evidence evidence : item.answer().evidence()) lines.add(evidence.place() + "  " + evidence.says());
        switch (item.answer()) {
            case ReviewAnswer.Answered it when it.lacking().isEmpty() -> { }
            case ReviewAnswer.Answered it -> lines.add("but: " + it.lacking());
            case ReviewAnswer.Open it -> lines.add("write: " + it.write());
            case ReviewAnswer.ForAPerson it -> lines.add("ask " + it.whom() + ": " + it.ask());
        }
        item.doubts().forEach(problem -> lines.add("doubt: " + problem.cause() + "; " + problem.consequence() + ". " + problem.remedy() + " [" + problem.code() + "]"));
        return lines;
    }
}
