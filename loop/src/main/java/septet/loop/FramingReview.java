package septet.loop;

import static septet.loop.ReviewCase.answer;
import static septet.loop.ReviewCase.first;
import static septet.loop.ReviewCase.join;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import septet.data.ColumnType;
import septet.data.Known;
import septet.loop.ReviewAnswer.Answered;
import septet.loop.ReviewAnswer.Evidence;
import septet.loop.ReviewAnswer.ForAPerson;
import septet.loop.ReviewAnswer.Open;
import septet.model.Retrieval;
import septet.model.Stage;

/// Step 2: the question, its row, and the rule that a model must beat.
final class FramingReview {
    static final Map<String, Function<ReviewCase, ReviewAnswer>> ANSWERS = Map.of("F1", FramingReview::inputAndOutput, "F2", FramingReview::row, "F3", FramingReview::label,
            "F4", FramingReview::proxy, "F5", FramingReview::stages, "F6", FramingReview::baseline, "F7", FramingReview::aims, "F8", FramingReview::decision);
    private static final int MOST = 3;

    private FramingReview() {}

    private static ReviewAnswer inputAndOutput(ReviewCase asked) {
        List<String> columns = ReviewFacts.asked(asked.design());
        String path = ReviewFacts.rowsPath(asked.design()) + ".columns";
        if (columns.isEmpty()) return new Open(path + ": the columns of a request with their types", List.of());
        List<Evidence> lines = new ArrayList<>(List.of(asked.line(path, columns.size() + " columns come with the request: " + String.join(", ", columns))));
        lines.add(asked.line("framing.task"));
        lines.addAll(asked.lines("serving.decide", "serving.returns"));
        return new Answered(lines, "");
    }

    private static ReviewAnswer row(ReviewCase asked) {
        String path = ReviewFacts.rowsPath(asked.design()) + ".time";
        List<Evidence> lines = join(asked.lines("framing.for each"), asked.lines(path), asked.lines("framing.choose", "framing.eligible"));
        return new Answered(lines, asked.says(path) ? "" : "rows have no time, so that nothing tells what came before what");
    }

    private static ReviewAnswer label(ReviewCase asked) {
        List<Evidence> measured = asked.measured(ReviewFigures::classes);
        Optional<Map.Entry<String, ColumnType>> label = ReviewFacts.label(asked.design());
        if (label.isEmpty()) return new Answered(join(asked.lines("framing.predict"), measured), "");
        Evidence line = asked.line(ReviewFacts.rowsPath(asked.design()) + ".columns." + label.get().getKey());
        String lacking = switch (label.get().getValue().known()) {
            case Known.Later _ -> "nobody says how much later it is known";
            case Known.AtOnce _ -> "it is said to be known with the row";
            case Known.After _, Known.At _ -> "";
        };
        return new Answered(join(List.of(line), measured), lacking);
    }

    private static ReviewAnswer proxy(ReviewCase asked) {
        String goal = asked.design().requirements().goal().orElse("the goal");
        String ask = "when " + String.join(", ", ReviewFacts.heads(asked.design())) + " is what you asked for and '" + goal + "' is not, which of the two is wrong?";
        return new ForAPerson(asked.design().monitoring().owner().orElse("whoever owns the goal"), ask, asked.lines("requirements.goal", "framing.predict"));
    }

    private static ReviewAnswer stages(ReviewCase asked) {
        List<Evidence> lines = join(asked.lines("framing.task"), first(asked.lines("model.stages"), MOST));
        Map<String, Retrieval> found = ReviewFacts.retrievals(asked.design());
        List<Stage> stages = asked.design().model().stages();
        if (found.isEmpty()) return new Answered(lines, "");
        int most = found.values().stream().mapToInt(Retrieval::top).sum();
        List<String> sizes = new ArrayList<>(List.of("at most " + most + " from " + found.size() + " sources"));
        List<String> open = new ArrayList<>();
        for (int i = 0; i < stages.size(); i++) {
            int number = i + 1;
            stages.get(i).keep().ifPresentOrElse(keep -> sizes.add("stage " + number + " keeps " + keep), () -> {
                if (number < stages.size()) open.add("stage " + number + " does not say how many it keeps");
            });
        }
        return new Answered(join(lines, List.of(asked.sum("model.stages", String.join("; ", sizes)))), String.join(", ", open));
    }

    private static ReviewAnswer baseline(ReviewCase asked) {
        return new Answered(join(List.of(asked.line("framing.baseline")), asked.measured(ReviewFigures::contest)), "");
    }

    private static ReviewAnswer aims(ReviewCase asked) {
        List<String> heads = ReviewFacts.heads(asked.design());
        if (heads.size() == 1) return new Answered(List.of(asked.line("framing.predict", "one: " + heads.getFirst())), "");
        return answer(asked.lines("framing.score"), "framing.score: what each of " + String.join(", ", heads) + " is worth, in one unit");
    }

    private static ReviewAnswer decision(ReviewCase asked) {
        List<Evidence> lines = asked.lines("serving.decide");
        List<Evidence> rerank = asked.written("model.stages", "rerank").stream().map(asked::line).toList();
        List<Evidence> measured = asked.measured(report -> ReviewFigures.threshold(report).map(value -> "chosen: " + value).orElse(""));
        if (lines.isEmpty() && rerank.isEmpty() && !ReviewFacts.ranks(asked.design())) {
            return new Open("serving.decide: [block when score >= 0..1, approve]; without it every caller sets a threshold of their own", List.of());
        }
        List<Evidence> order = ReviewFacts.ranks(asked.design()) ? asked.lines("framing.score") : List.of();
        List<Evidence> all = join(lines, rerank, order, measured);
        return all.isEmpty() ? new Open("model.stages: a rerank stage with the rules of the list", List.of())
                : new Answered(join(all, asked.lines("monitoring.owner")), asked.says("monitoring.owner") ? "" : "nobody is named who may change it");
    }
}
