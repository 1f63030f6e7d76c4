package septet.loop;

import static septet.loop.ReviewCase.first;
import static septet.loop.ReviewCase.join;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import septet.data.ColumnType;
import septet.data.Known;
import septet.data.Origin;
import septet.design.Expression.Constant;
import septet.loop.ReviewAnswer.Answered;
import septet.loop.ReviewAnswer.Evidence;
import septet.loop.ReviewAnswer.ForAPerson;
import septet.loop.ReviewAnswer.Open;

/// Step 3: where events come from, what they mean, and how they are divided.
final class DataReview {
    static final Map<String, Function<ReviewCase, ReviewAnswer>> ANSWERS = Map.of("D1", DataReview::sources, "D2", DataReview::times, "D3", DataReview::labelling,
            "D4", DataReview::negatives, "D5", DataReview::rareness, "D6", DataReview::features, "D7", DataReview::pointInTime, "D8", DataReview::split,
            "D9", DataReview::copies, "D10", DataReview::bias);
    private static final int MOST = 4;

    private DataReview() {}

    private static ReviewAnswer sources(ReviewCase asked) {
        List<Evidence> lines = new ArrayList<>();
        asked.design().data().sources().keySet().forEach(name -> lines.add(asked.line("data.sources." + name, name + " from " + asked.value("data.sources." + name + ".from"))));
        if (lines.isEmpty()) return new Open("data.sources: where rows come from", List.of());
        return new Answered(join(first(lines, MOST), asked.measured(ReviewFigures::read)), "");
    }

    private static ReviewAnswer times(ReviewCase asked) {
        String path = ReviewFacts.rowsPath(asked.design());
        if (!asked.says(path + ".time")) return new Open(path + ".time: the column that says when the event happened; arrival: when it was learned of", List.of());
        List<Evidence> lines = new ArrayList<>();
        asked.design().data().sources().keySet().forEach(name -> {
            String source = "data.sources." + name;
            lines.addAll(asked.lines(source + ".time", source + ".arrival", source + ".late by"));
        });
        boolean loaded = ReviewFacts.rows(asked.design()).map(source -> source.from() instanceof Origin.File && source.arrival().isEmpty()).orElse(false);
        return new Answered(first(lines, MOST), loaded ? "no arrival: rows that were loaded later look as if they had come on time" : "");
    }

    private static ReviewAnswer labelling(ReviewCase asked) {
        List<Evidence> queues = asked.lines("serving.queues");
        if (!queues.isEmpty()) return new Answered(queues, "");
        String heads = String.join(", ", ReviewFacts.heads(asked.design()));
        return new ForAPerson("whoever sets " + heads, "how often would a second look give another answer, and how many rows a month get one?",
                asked.measured(ReviewFigures::classes));
    }

    private static ReviewAnswer negatives(ReviewCase asked) {
        List<Evidence> drawn = asked.written("model.learners", "negatives").stream().map(asked::line).toList();
        if (!drawn.isEmpty()) return new Answered(first(drawn, MOST), "");
        if (ReviewFacts.ranks(asked.design())) {
            return new Answered(List.of(asked.line("framing.for each", "every row of " + asked.design().framing().forEach() + " that was not chosen")),
                    ReviewFacts.retrievals(asked.design()).isEmpty() ? "" : "what is never shown is never a negative");
        }
        String each = "every row of " + asked.design().framing().forEach() + " whose label is known; none is drawn or left out";
        return new Answered(join(List.of(asked.line("framing.for each", each)), asked.measured(ReviewFigures::classes)), "");
    }

    private static ReviewAnswer rareness(ReviewCase asked) {
        if (!ReviewFacts.classifies(asked.design()) && !ReviewFacts.ranks(asked.design())) {
            return new Answered(List.of(asked.line("framing.task", asked.design().framing().task() + ": there are no classes")), "");
        }
        List<Evidence> shares = ReviewFacts.heads(asked.design()).stream().flatMap(head -> asked.lines("requirements.scale." + head).stream()).toList();
        List<Evidence> weights = asked.written("model.learners", "weight").stream().map(asked::line).toList();
        List<Evidence> measured = asked.measured(ReviewFigures::classes);
        List<Evidence> all = join(shares, weights, asked.lines("model.calibrate"), measured);
        if (shares.isEmpty() && measured.isEmpty()) {
            return new Open("requirements.scale: the expected share of " + ReviewFacts.heads(asked.design()).getFirst() + ", such as 1%; gates are computed from it", all);
        }
        return new Answered(join(all, asked.measured(report -> ReviewFigures.ratio(report).map(ratio -> "mean score over mean label " + ratio).orElse(""))),
                weights.isEmpty() || asked.says("model.calibrate") ? "" : "rows are weighted, and nothing calibrates the scores");
    }

    private static ReviewAnswer features(ReviewCase asked) {
        List<Evidence> lines = new ArrayList<>();
        asked.design().data().features().keySet().forEach(name -> lines.add(asked.line("data.features." + name)));
        int more = lines.size() - MOST;
        List<Evidence> all = new ArrayList<>(first(lines, MOST));
        if (more > 0) all.add(asked.line("data.features", more + " more"));
        if (all.isEmpty()) all.add(asked.line(ReviewFacts.rowsPath(asked.design()) + ".columns", "columns alone, as they come with the request"));
        boolean old = !ReviewFacts.histories(asked.design()).isEmpty() && !asked.says("requirements.freshness.features");
        return new Answered(join(all, asked.lines("requirements.freshness.features"), asked.measured(ReviewFigures::missing)), old
                ? "no greatest age is given for what looks back" : "");
    }

    private static ReviewAnswer pointInTime(ReviewCase asked) {
        Map<String, List<septet.design.Expression.Aggregate>> histories = ReviewFacts.histories(asked.design());
        if (histories.isEmpty()) return new Answered(List.of(asked.line("data.features", "no feature looks back over events")), "");
        Optional<Map.Entry<String, ColumnType>> label = ReviewFacts.label(asked.design());
        List<Evidence> lines = new ArrayList<>(List.of(asked.line("data.features", histories.size() + " features look back, each from t0, over what was known by then")));
        label.ifPresent(entry -> {
            List<String> fed = histories.keySet().stream().filter(name -> ReviewFacts.uses(asked.design(), name).contains(entry.getKey())).toList();
            if (!fed.isEmpty()) lines.add(asked.line(ReviewFacts.rowsPath(asked.design()) + ".columns." + entry.getKey(), String.join(", ", fed) + " use " + entry.getKey()
                    + ", which is " + asked.value(ReviewFacts.rowsPath(asked.design()) + ".columns." + entry.getKey())));
        });
        boolean timed = asked.says(ReviewFacts.rowsPath(asked.design()) + ".time");
        return new Answered(join(lines, asked.measured(ReviewFigures::delivered)), timed ? "" : "rows have no time, so that nothing says what was known when");
    }

    private static ReviewAnswer split(ReviewCase asked) {
        List<Evidence> lines = asked.lines("evaluation.split");
        if (lines.isEmpty()) return new Open("evaluation.split: {train: 60%, validate: 20%, test: 20%}, in time where rows have one", List.of());
        List<Evidence> gap = new ArrayList<>();
        ReviewFacts.label(asked.design()).ifPresent(label -> {
            if (!(label.getValue().known() instanceof Known.After(Duration delay))) return;
            Duration length = asked.design().evaluation().split().gap().orElse(delay);
            gap.add(asked.sum("evaluation.split", "gap " + Constant.Span.text(length) + (length.compareTo(delay) >= 0 ? " >= " : " < ") + "the label's delay " + Constant.Span.text(delay)));
        });
        return new Answered(join(lines, gap, asked.measured(ReviewFigures::parts)), "");
    }

    private static ReviewAnswer copies(ReviewCase asked) {
        List<Evidence> together = asked.lines("evaluation.split.together");
        List<Evidence> id = asked.lines(ReviewFacts.rowsPath(asked.design()) + ".id");
        if (!together.isEmpty() || !id.isEmpty()) {
            return new Answered(join(together, id), together.isEmpty() ? "a second row of the same id is ignored, but nothing is said of rows that are nearly the same" : "");
        }
        return new Open("evaluation.split.together: the column whose equal values stay on one side; " + ReviewFacts.rowsPath(asked.design())
                + ".id: so that a repeated event counts once",
                List.of());
    }

    private static ReviewAnswer bias(ReviewCase asked) {
        List<Evidence> counters = join(asked.written("model.learners", "correct for").stream().map(asked::line).toList(), asked.lines("serving.explore"));
        if (!counters.isEmpty()) return new Answered(counters, "");
        return new ForAPerson("whoever knows how " + asked.design().framing().forEach() + " came about",
                "which rows are not in it because an older rule or a person had decided before, and what happened to those?", asked.lines("framing.eligible"));
    }
}
