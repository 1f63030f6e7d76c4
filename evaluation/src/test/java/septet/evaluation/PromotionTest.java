package septet.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import septet.world.Chance;

class PromotionTest {
    private static final NamedMeasure BY = new NamedMeasure("average precision", new Measure.AveragePrecision(), Optional.empty());
    private static final Gate.Order ORDER = new Gate.Order("strong > simple > baseline", List.of("strong", "simple", "baseline"), BY);
    private static final Gate.Margin MARGIN = new Gate.Margin("within 2% of served", Optional.empty(), "served", 0.02, BY);

    @Test
    void theStrongestWithAProvenLeadIsTaken() {
        Promotion promotion = Promotion.ofDesign(contest(1, 3_000, Map.of("baseline", 0.3, "simple", 1.0, "strong", 3.0)), List.of(ORDER), ORDER, MARGIN);
        assertThat(promotion.taken()).isEqualTo("strong");
        assertThat(promotion.promoted()).as(promotion.why()).isTrue();
        assertThat(promotion.verdicts().getFirst().evidence()).contains("strong leads simple by", "strong leads baseline by", "strong is taken");
    }

    @Test
    void undecidedMeansTheSimpler() {
        Promotion promotion = Promotion.ofDesign(contest(2, 3_000, Map.of("baseline", 0.3, "simple", 2.0, "strong", 2.0)), List.of(ORDER), ORDER, MARGIN);
        assertThat(promotion.taken()).isEqualTo("simple");
        assertThat(promotion.promoted()).as(promotion.why()).isTrue();
        assertThat(promotion.verdicts().getFirst().evidence()).contains("(undecided)", "simple is taken");
    }

    @Test
    void withoutALeadOverTheBaselineNothingIsPromoted() {
        Promotion promotion = Promotion.ofDesign(contest(3, 800, Map.of("baseline", 2.0, "simple", 2.0, "strong", 2.0)), List.of(ORDER), ORDER, MARGIN);
        assertThat(promotion.taken()).isEqualTo("baseline");
        assertThat(promotion.promoted()).isFalse();
        assertThat(promotion.verdicts().getFirst()).isInstanceOf(Verdict.Undecided.class);
        Promotion worse = Promotion.ofDesign(contest(3, 3_000, Map.of("baseline", 3.0, "simple", 1.0, "strong", 0.5)), List.of(ORDER), ORDER, MARGIN);
        assertThat(worse.verdicts().getFirst()).isInstanceOf(Verdict.Failed.class);
    }

    @Test
    void anOrderWithoutTheBaselineStillHasToBeatIt() {
        Gate.Order order = new Gate.Order("strong > simple", List.of("strong", "simple"), BY);
        Promotion promotion = Promotion.ofDesign(contest(2, 3_000, Map.of("baseline", 2.0, "simple", 2.0, "strong", 2.0)), List.of(order), ORDER, MARGIN);
        assertThat(promotion.taken()).isEqualTo("simple");
        assertThat(promotion.verdicts()).hasSize(2);
        assertThat(promotion.promoted()).isFalse();
        assertThat(promotion.why()).isEqualTo("simple > baseline is undecided");
    }

    @Test
    void aBoundIsClearedByTheNearEnd() {
        Contest contest = contest(4, 3_000, Map.of("baseline", 0.3, "simple", 1.0, "strong", 3.0));
        Figure.Measured figure = (Figure.Measured) new Scoreboard(contest).figure(BY.measure(), "strong");
        assertThat(verdict(contest, Gate.Relation.AT_LEAST, figure.low())).isInstanceOf(Verdict.Passed.class);
        assertThat(verdict(contest, Gate.Relation.AT_LEAST, figure.low() + 1e-9)).isInstanceOf(Verdict.Undecided.class);
        assertThat(verdict(contest, Gate.Relation.AT_LEAST, figure.high() + 1e-9)).isInstanceOf(Verdict.Failed.class);
        assertThat(verdict(contest, Gate.Relation.AT_MOST, figure.high())).isInstanceOf(Verdict.Passed.class);
        assertThat(verdict(contest, Gate.Relation.AT_MOST, figure.high() - 1e-9)).isInstanceOf(Verdict.Undecided.class);
        assertThat(verdict(contest, Gate.Relation.LESS, figure.low() - 1e-9)).isInstanceOf(Verdict.Failed.class);
        assertThat(verdict(contest, Gate.Relation.GREATER, figure.low())).isInstanceOf(Verdict.Undecided.class);
    }

    @Test
    void eachSliceMustPassAndTooFewIsUndecided() {
        Contest all = contest(5, 3_000, Map.of("baseline", 0.3, "simple", 1.0, "strong", 4.0));
        Slicing slicing = new Slicing.Truth("weekend");
        Contest even = new Contest(all.contestants(), List.of(new Sliced(slicing, IntStream.range(0, 3_000).map(row -> row % 2).toArray())), Map.of(), all.chance());
        Contest few = new Contest(all.contestants(), List.of(new Sliced(slicing, IntStream.range(0, 3_000).map(row -> row < 20 ? 0 : 1).toArray())), Map.of(), all.chance());
        Gate gate = new Gate.Bound("average precision >= 0.5 on each slice", BY, Gate.Relation.AT_LEAST, 0.5, true);
        assertThat(new GateJudge(new Scoreboard(even)).judge(gate, "strong")).isInstanceOf(Verdict.Passed.class);
        assertThat(new GateJudge(new Scoreboard(few)).judge(gate, "strong")).isInstanceOf(Verdict.Undecided.class);
        assertThat(new GateJudge(new Scoreboard(few)).judge(gate, "strong").evidence()).contains("weekend: true").doesNotContain("weekend: false");
        assertThat(new GateJudge(new Scoreboard(all)).judge(gate, "strong")).isInstanceOf(Verdict.Undecided.class);
    }

    @Test
    void aRefreshMustBeNoWorseByMoreThanTheMargin() {
        Contest same = contest(6, 4_000, Map.of("baseline", 0.3, "served", 3.0, "strong", 3.0));
        Gate.Margin wide = new Gate.Margin("within 20% of served", Optional.empty(), "served", 0.2, BY);
        assertThat(Promotion.ofRefresh(same, List.of(), wide, "strong").promoted()).isTrue();
        Gate.Margin narrow = new Gate.Margin("within 0.1% of served", Optional.empty(), "served", 0.001, BY);
        assertThat(Promotion.ofRefresh(same, List.of(), narrow, "strong").verdicts().getFirst()).isInstanceOf(Verdict.Undecided.class);
        Contest worse = contest(6, 4_000, Map.of("baseline", 0.3, "served", 3.0, "strong", 0.5));
        assertThat(Promotion.ofRefresh(worse, List.of(), wide, "strong").verdicts().getFirst()).isInstanceOf(Verdict.Failed.class);
        NamedMeasure loss = new NamedMeasure("log loss", new Measure.LogLoss(), Optional.empty());
        assertThat(Promotion.ofRefresh(worse, List.of(), new Gate.Margin("m", Optional.empty(), "served", 0.02, loss), "strong").promoted()).isFalse();
        assertThat(Promotion.ofRefresh(same, List.of(), new Gate.Margin("m", Optional.empty(), "served", 0.2, loss), "strong").promoted()).isTrue();
    }

    @Test
    void aNewDesignMustNotHarmWhatServes() {
        Contest contest = contest(7, 3_000, Map.of("baseline", 0.3, "simple", 1.0, "strong", 2.0, "served", 4.0));
        Promotion promotion = Promotion.ofDesign(contest, List.of(ORDER), ORDER, MARGIN);
        assertThat(promotion.taken()).isEqualTo("strong");
        assertThat(promotion.promoted()).isFalse();
        assertThat(promotion.why()).isEqualTo("within 2% of served failed");
    }

    @Test
    void aJudgeThatReadsUndecidedAsAPassIsCaught() {
        int honest = 0;
        int planted = 0;
        for (int seed = 0; seed < 100; seed++) {
            Contest contest = contest(100 + seed, 400, Map.of("baseline", 0.3, "simple", 1.5, "strong", 1.5));
            Finding.Outcome lead = GateJudge.lead(new Scoreboard(contest), BY, "strong", "simple").outcome();
            if (lead == Finding.Outcome.PASS) honest++;
            if (lead != Finding.Outcome.FAIL) planted++;
        }
        assertThat(honest).as("equals taken for better").isLessThanOrEqualTo(8);
        assertThat(planted).isGreaterThan(80);
    }

    private static Verdict verdict(Contest contest, Gate.Relation relation, double threshold) {
        return new GateJudge(new Scoreboard(contest)).judge(new Gate.Bound("bound", BY, relation, threshold, false), "strong");
    }

    /// Contestants that see the label through noise; the skill is how far the classes lie apart.
    private static Contest contest(long seed, int rows, Map<String, Double> skills) {
        Chance chance = Chance.of(seed);
        boolean[] labels = new boolean[rows];
        long[] clusters = new long[rows];
        for (int row = 0; row < rows; row++) {
            labels[row] = chance.nextDouble() < 0.15;
            clusters[row] = Identity.of(row / 2);
        }
        Judged judged = new Judged(0, new long[0], labels, clusters, Map.of());
        SequencedMap<String, Scored> contestants = new LinkedHashMap<>();
        for (String name : Stream.of("baseline", "simple", "strong", "served").filter(skills::containsKey).toList()) {
            Chance own = chance.of(name);
            double[] scores = IntStream.range(0, rows).mapToDouble(row -> 1 / (1 + StrictMath.exp(2 - own.nextGaussian() - (labels[row] ? skills.get(name) : 0)))).toArray();
            contestants.put(name, new Scored(judged, scores, Optional.empty()));
        }
        return new Contest(contestants, List.of(), Map.of(), Chance.of(1));
    }
}
