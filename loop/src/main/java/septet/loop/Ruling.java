package septet.loop;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import septet.design.Expression;
import septet.design.Fault;
import septet.design.Problems;
import septet.design.Rate;
import septet.design.Refused;
import septet.evaluation.Branch;
import septet.evaluation.Capacity;
import septet.evaluation.Choice;
import septet.evaluation.Decided;
import septet.evaluation.Judged;
import septet.evaluation.OperatingPoint;
import septet.evaluation.Scored;
import septet.model.Gauge;
import septet.model.Heads;
import septet.model.MostLikely;
import septet.serving.DecisionRule;
import septet.serving.HeadsCondition;
import septet.serving.Rule;

/// What `serving.decide` says, applied to rows: which lines look at the score, and with what thresholds.
final class Ruling {
    /// A line of `serving.decide`.
    sealed interface Line {
        String decision();

        /// Acts from this score on; a range is to be chosen from.
        record FromScore(String decision, double low, double high) implements Line {}

        /// Acts where a condition without the score holds.
        record When(String decision, Expression condition) implements Line {}

        /// Acts where a condition over estimates alone holds.
        record OfHeads(String decision, Expression condition) implements Line {}

        /// A class, where no other is likelier.
        record Likeliest(String decision, int place) implements Line {}

        record Otherwise(String decision) implements Line {}
    }

    private final List<Line> lines;
    private final List<Capacity> capacities;
    private final Heads heads;
    private final Gauge gauge;

    private Ruling(List<Line> lines, List<Capacity> capacities, Heads heads, Gauge gauge) {
        this.lines = lines;
        this.capacities = capacities;
        this.heads = heads;
        this.gauge = gauge;
    }

    /// @throws Refused with SERVING-RULE where a line joins estimates with something else, or ranges stand on two of them
    static Ruling of(List<DecisionRule> rules, Map<String, Rate> capacity, Heads heads) {
        List<Capacity> capacities = capacity.entrySet().stream()
                .map(entry -> new Capacity(entry.getKey(), entry.getValue().count().longValue(), entry.getValue().per())).toList();
        if (rules.isEmpty() && heads instanceof Heads.Classes classes) {
            List<Line> words = IntStream.range(0, classes.words().size()).<Line>mapToObj(place -> new Line.Likeliest(classes.words().get(place), place)).toList();
            return new Ruling(words, capacities, heads, Gauge.score(heads));
        }
        RuleReader reader = RuleReader.of(rules, heads);
        return new Ruling(reader.lines(), capacities, heads, reader.gauge());
    }

    /// The same for a sample of the rows, one of so many: of what may be afforded it has its part.
    Ruling sampled(int oneOf) {
        List<Capacity> parts = capacities.stream().map(each -> new Capacity(each.decision(), each.most() / oneOf, each.per())).toList();
        return new Ruling(lines, parts, heads, gauge);
    }

    List<Line> lines() {
        return lines;
    }

    boolean decides() {
        return !lines.isEmpty();
    }

    /// Whether a threshold is left to be chosen.
    boolean open() {
        return lines.stream().anyMatch(line -> line instanceof Line.FromScore from && from.low() < from.high());
    }

    /// The thresholds that the design gives itself; NaN where a line has none.
    double[] given() {
        return lines.stream().mapToDouble(line -> line instanceof Line.FromScore from ? from.low() : Double.NaN).toArray();
    }

    /// What stands as the decision in each line.
    List<String> decisions() {
        return lines.stream().map(Line::decision).toList();
    }

    /// The number of each answer that thresholds look at.
    ///
    /// @param said heads by rows
    double[] gauged(double[][] said) {
        if (said.length == 1) return said[0];
        double[] row = new double[said.length];
        return IntStream.range(0, said[0].length).mapToDouble(i -> gauge.of(row(said, i, row))).toArray();
    }

    private static double[] row(double[][] said, int i, double[] into) {
        for (int head = 0; head < into.length; head++) into[head] = said[head][i];
        return into;
    }

    Choice choice(Material material, int[] rows, double[][] said, long from) {
        List<Branch> rules = IntStream.range(0, lines.size()).<Branch>mapToObj(i -> switch (lines.get(i)) {
            case Line.FromScore line -> new Branch.FromScore(line.decision(), line.low(), line.high());
            case Line.When line -> new Branch.When(line.decision(), Material.pick(material.holds()[i], rows));
            case Line.OfHeads line -> new Branch.When(line.decision(), holds(line, said));
            case Line.Likeliest line when i == lines.size() - 1 -> new Branch.Otherwise(line.decision());
            case Line.Likeliest line -> new Branch.When(line.decision(), likeliest(line, said));
            case Line.Otherwise line -> new Branch.Otherwise(line.decision());
        }).toList();
        long[][] costs = new long[lines.size()][];
        for (int i = 0; i < costs.length; i++) costs[i] = Material.pick(material.prices()[i], rows);
        long[] times = material.times().length == 0 ? material.times() : Material.pick(material.times(), rows);
        return new Choice(rules, gauged(said), costs, times.length == 0 ? List.of() : capacities, from, times);
    }

    private boolean[] holds(Line.OfHeads line, double[][] said) {
        HeadsCondition condition = condition(line);
        boolean[] holds = new boolean[said[0].length];
        double[] row = new double[said.length];
        for (int i = 0; i < holds.length; i++) holds[i] = condition.holds(row(said, i, row));
        return holds;
    }

    private static boolean[] likeliest(Line.Likeliest line, double[][] said) {
        int[] most = MostLikely.ofEach(said);
        boolean[] holds = new boolean[most.length];
        for (int i = 0; i < holds.length; i++) holds[i] = most[i] == line.place();
        return holds;
    }

    /// How the line acts, its threshold chosen; empty for a condition over the row.
    Optional<Rule> rule(int line, double threshold) {
        return switch (lines.get(line)) {
            case Line.FromScore it -> Optional.of(new Rule.AtScore(it.decision(), gauge, threshold));
            case Line.When _ -> Optional.empty();
            case Line.OfHeads it -> Optional.of(new Rule.OfHeads(it.decision(), condition(it)));
            case Line.Likeliest it -> Optional.of(new Rule.Likeliest(it.decision(), it.place()));
            case Line.Otherwise it -> Optional.of(new Rule.Otherwise(it.decision()));
        };
    }

    private HeadsCondition condition(Line.OfHeads line) {
        Problems problems = new Problems();
        Optional<HeadsCondition> condition = HeadsCondition.of(line.condition(), heads.names(), Gauge.score(heads), "serving.decide", problems);
        problems.refuse(Fault.DESIGN);
        return condition.orElseThrow();
    }

    /// What these thresholds decide on these rows, and what that costs.
    Optional<Decided> decided(Choice choice, double[] thresholds) {
        int[] decisions = choice.decide(thresholds);
        return Optional.of(new Decided(decisions, lines.size() - 1, choice.costs(decisions)));
    }

    /// @param said heads by rows
    Scored scored(Material material, int[] rows, double[][] said, Judged judged, double[] thresholds) {
        if (!decides()) return new Scored(judged, said, Optional.empty());
        return new Scored(judged, said, decided(choice(material, rows, said, judged.from()), thresholds));
    }

    /// The thresholds that cost least on these rows.
    OperatingPoint choose(Choice choice) {
        return OperatingPoint.choose(choice, "serving.decide");
    }
}
