package septet.loop;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import septet.evaluation.Contest;
import septet.evaluation.Decided;
import septet.evaluation.Evaluation;
import septet.evaluation.Judged;
import septet.evaluation.Round;
import septet.evaluation.Rulebook;
import septet.evaluation.Scored;
import septet.evaluation.Slice;
import septet.evaluation.Sliced;
import septet.evaluation.Slicing;
import septet.evaluation.Split;
import septet.evaluation.TestRows;
import septet.world.Chance;

/// The final evaluation: the one place that reads the test rows.
final class Judging {
    /// One who wants to serve.
    ///
    /// @param said       round by round, what it says of each test row, heads by rows
    /// @param thresholds round by round, by which it would decide
    record Claim(String name, List<double[][]> said, List<double[]> thresholds) {}

    /// What was judged, for later steps.
    ///
    /// @param rows   the test rows that count, by their place in the material
    /// @param scored what each contestant says of all test rows
    record Judgement(Evaluation evaluation, int[] rows, SequencedMap<String, Scored> scored) {}

    private final Material material;
    private final Split split;
    private final Ruling ruling;
    private final TestRows<List<int[]>> test;
    private final KeptFindings kept;

    Judging(Material material, Split split, Ruling ruling, KeptFindings kept) {
        this.kept = kept;
        this.material = material;
        this.split = split;
        this.ruling = ruling;
        this.test = TestRows.sealed(split.rounds().stream().map(Round::test).toList());
    }

    /// @param claims asked once the test rows are open: those of each round to what each contestant says, the baseline first
    Judgement judge(Rulebook rulebook, Function<List<int[]>, List<Claim>> claims, List<Slice> slices, Chance chance) {
        List<int[]> rounds = test.read("the final evaluation");
        int[] rows = rounds.stream().flatMapToInt(IntStream::of).toArray();
        Judged judged = material.judged(rows, split.test().from());
        SequencedMap<String, Scored> scored = new LinkedHashMap<>();
        for (Claim claim : claims.apply(rounds)) scored.put(claim.name(), scored(claim, rounds, judged));
        Map<String, boolean[]> conditions = new LinkedHashMap<>();
        material.conditions().forEach((text, holds) -> conditions.put(text, Material.pick(holds, rows)));
        Contest contest = new Contest(scored, sliced(material, slices, split.trained(), rows), conditions, chance);
        Evaluation evaluation = kept.evaluation(scored, () -> Evaluation.of(split.parts(), contest, Material.pick(material.counts(), rows), rulebook));
        return new Judgement(evaluation, rows, scored);
    }

    /// Each round decides by its own thresholds.
    private Scored scored(Claim claim, List<int[]> rounds, Judged judged) {
        double[][] said = Said.joined(claim.said());
        if (!ruling.decides()) return new Scored(judged, said, Optional.empty());
        List<Decided> decided = new ArrayList<>();
        for (int i = 0; i < rounds.size(); i++) {
            decided.add(ruling.decided(ruling.choice(material, rounds.get(i), claim.said().get(i), split.rounds().get(i).at()), claim.thresholds().get(i)).orElseThrow());
        }
        return new Scored(judged, said, Optional.of(Decided.joined(decided)));
    }

    /// Edges and words of the slices come from training rows.
    static List<Sliced> sliced(Material material, List<Slice> slices, int[] train, int[] rows) {
        List<Sliced> sliced = new ArrayList<>();
        for (int i = 0; i < slices.size(); i++) sliced.add(sliced(slices.get(i), material.slices().get(i), train, rows));
        return sliced;
    }

    static Sliced sliced(Slice slice, Material.SliceValues values, int[] train, int[] rows) {
        return switch (values) {
            case Material.SliceValues.Words words -> {
                int most = slice instanceof Slice.Top top ? top.count() : Slicing.Words.MOST;
                Slicing.Words slicing = Slicing.Words.of(slice.text(), most, pick(words.values(), train));
                yield new Sliced(slicing, slicing.of(pick(words.values(), rows)));
            }
            case Material.SliceValues.Numbers numbers when slice instanceof Slice.Bands bands -> {
                Slicing.Bands slicing = Slicing.Bands.of(slice.text(), bands.count(), Material.pick(numbers.values(), train));
                yield new Sliced(slicing, slicing.of(Material.pick(numbers.values(), rows)));
            }
            case Material.SliceValues.Numbers numbers -> {
                Slicing.Truth slicing = new Slicing.Truth(slice.text());
                yield new Sliced(slicing, slicing.of(Material.pick(numbers.values(), rows)));
            }
        };
    }

    private static String[] pick(String[] values, int[] rows) {
        String[] picked = new String[rows.length];
        for (int i = 0; i < rows.length; i++) picked[i] = values[rows[i]];
        return picked;
    }
}
