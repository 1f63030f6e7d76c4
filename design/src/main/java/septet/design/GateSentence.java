package septet.design;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import septet.design.Expression.Comparison.Relation;
import septet.design.Expression.Constant;

/// What must hold before a version is promoted.
@Offers({"strong > simple > baseline", "strong > simple > baseline by roc auc", "roc auc >= 0.8", "macro f1 >= 0.7 on each slice", "strong within 2% of simple by f1"})
public sealed interface GateSentence {
    Mark mark();

    /// The sentence as it would be written in a design.
    String text();

    /// `METRIC >= N [where C | on each slice]`
    record Bound(Mark mark, MetricSentence metric, Relation relation, Constant threshold, boolean onEachSlice) implements GateSentence {
        /// The same of another metric.
        public Bound of(MetricSentence other) {
            return new Bound(mark, other, relation, threshold, onEachSlice);
        }

        @Override
        public String text() {
            MetricSentence plain = without(metric);
            return plain.text() + symbol(relation) + threshold.text() + tail(metric, onEachSlice);
        }
    }

    /// `METRIC [not] between A and B [where C | on each slice]`
    record Band(Mark mark, MetricSentence metric, Constant low, Constant high, boolean negated, boolean onEachSlice) implements GateSentence {
        /// The same of another metric.
        public Band of(MetricSentence other) {
            return new Band(mark, other, low, high, negated, onEachSlice);
        }

        @Override
        public String text() {
            return without(metric).text() + (negated ? " not" : "") + " between " + low.text() + " and " + high.text() + tail(metric, onEachSlice);
        }
    }

    /// `strong > simple > baseline [by METRIC]`: from the best to the plainest.
    record Order(Mark mark, List<String> learners, Optional<MetricSentence> by) implements GateSentence {
        @Override
        public String text() {
            return String.join(" > ", learners) + by.map(metric -> " by " + metric.text()).orElse("");
        }
    }

    /// `A within 2% of B by METRIC`; without A (a refresh) it is the new version.
    record Margin(Mark mark, Optional<String> learner, BigDecimal share, String reference, Optional<MetricSentence> by) implements GateSentence {
        @Override
        public String text() {
            return learner.map(name -> name + " ").orElse("") + "within " + Units.text(share.scaleByPowerOfTen(2)) + "% of " + reference
                    + by.map(metric -> " by " + metric.text()).orElse("");
        }
    }

    static GateSentence read(Phrase line) {
        Mark mark = line.mark();
        if (line.at("within")) return margin(line, mark, Optional.empty());
        MetricSentence left = MetricSentence.read(line);
        if (line.at("within")) return margin(line, mark, Optional.of(left.text()));
        if (line.at("not") || line.at("between")) return band(line, mark, left);
        if (line.take(">")) {
            if (!line.atLiteral() && !line.at("-")) return order(line, mark, left.text());
            return bound(line, mark, left, Relation.GREATER);
        }
        return bound(line, mark, left, relation(line));
    }

    private static GateSentence bound(Phrase line, Mark mark, MetricSentence metric, Relation relation) {
        Constant threshold = line.literal();
        if (threshold instanceof Constant.Range) throw Phrase.wrong(mark, "a gate with a range", "A gate is a promise: give it one value.");
        boolean each = line.take("on", "each", "slice");
        return new Bound(mark, where(line, metric), relation, threshold, each);
    }

    private static GateSentence band(Phrase line, Mark mark, MetricSentence metric) {
        boolean negated = line.take("not");
        line.expect("between");
        Constant low = line.literal();
        line.expect("and");
        Constant high = line.literal();
        boolean each = line.take("on", "each", "slice");
        return new Band(mark, where(line, metric), low, high, negated, each);
    }

    private static GateSentence order(Phrase line, Mark mark, String first) {
        List<String> learners = new ArrayList<>(List.of(first));
        do learners.add(line.name()); while (line.take(">"));
        return new Order(mark, List.copyOf(learners), line.take("by") ? Optional.of(MetricSentence.read(line)) : Optional.empty());
    }

    private static GateSentence margin(Phrase line, Mark mark, Optional<String> learner) {
        line.expect("within");
        BigDecimal share = line.number();
        line.expect("of");
        String reference = line.name();
        return new Margin(mark, learner, share, reference, line.take("by") ? Optional.of(MetricSentence.read(line)) : Optional.empty());
    }

    private static Relation relation(Phrase line) {
        if (line.take(">=")) return Relation.AT_LEAST;
        if (line.take("<=")) return Relation.AT_MOST;
        if (line.take("<")) return Relation.LESS;
        throw line.wrong("expected >=, <=, between, > or within after the metric", "Write a gate like average precision >= 0.60, "
                + "strong > simple > baseline, or strong within 2% of simple by f1.");
    }

    /// `where` stands behind the threshold, and belongs to the metric.
    private static MetricSentence where(Phrase line, MetricSentence m) {
        if (!line.take("where")) return m;
        if (m.where().isPresent()) throw line.wrong("a second where", "Join both conditions with and.");
        return new MetricSentence(m.mark(), m.entity(), m.name(), m.at(), m.of(), m.by(), m.per(), m.after(), m.on(), Optional.of(line.condition()));
    }

    private static MetricSentence without(MetricSentence m) {
        return new MetricSentence(m.mark(), m.entity(), m.name(), m.at(), m.of(), m.by(), m.per(), m.after(), m.on(), Optional.empty());
    }

    private static String tail(MetricSentence metric, boolean onEachSlice) {
        return (onEachSlice ? " on each slice" : "") + metric.where().map(condition -> " where " + condition.text()).orElse("");
    }

    private static String symbol(Relation relation) {
        return switch (relation) {
            case EQUAL -> " = ";
            case NOT_EQUAL -> " != ";
            case LESS -> " < ";
            case AT_MOST -> " <= ";
            case GREATER -> " > ";
            case AT_LEAST -> " >= ";
        };
    }
}
