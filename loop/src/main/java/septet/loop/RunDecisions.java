package septet.loop;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import septet.design.Type;
import septet.evaluation.Decided;
import septet.evaluation.Scored;
import septet.evaluation.Truth;
import septet.model.MostLikely;
import septet.loop.RunQuality.Decision;

/// What was decided, by decision and whether the row is positive, and what it cost. Of several classes a row counts as positive where the likeliest one is
/// the right one; of numbers none does.
public final class RunDecisions {
    private RunDecisions() {}

    /// @param names of the lines of `serving.decide`; lines of one decision are counted together
    /// @return in the order in which the lines first name them; empty where nothing is decided
    public static List<Decision> of(Scored scored, List<String> names) {
        Optional<Decided> decided = scored.decided();
        return decided.map(all -> of(all, positives(scored), names)).orElse(List.of());
    }

    private static List<Decision> of(Decided decided, boolean[] labels, List<String> names) {
        Map<String, long[]> sums = new LinkedHashMap<>();
        names.forEach(name -> sums.putIfAbsent(name, new long[4]));
        for (int row = 0; row < labels.length; row++) {
            long[] sum = sums.get(names.get(decided.decisions()[row]));
            int side = labels[row] ? 0 : 1;
            sum[side]++;
            if (decided.costs().length > 0) sum[2 + side] = Math.addExact(sum[2 + side], decided.costs()[row]);
        }
        return sums.entrySet().stream().map(entry -> decision(entry.getKey(), entry.getValue())).toList();
    }

    private static boolean[] positives(Scored scored) {
        return switch (scored.rows().truth()) {
            case Truth.Binary binary -> binary.positive();
            case Truth.Classes classes -> {
                int[] said = MostLikely.ofEach(scored.heads());
                boolean[] right = new boolean[said.length];
                for (int row = 0; row < right.length; row++) right[row] = classes.of()[row] == said[row];
                yield right;
            }
            case Truth.Numbers _ -> new boolean[scored.rows().size()];
        };
    }

    private static Decision decision(String name, long[] sum) {
        return new Decision(name, sum[0], sum[1], sum[2] / (double) Type.Money.SCALE, sum[3] / (double) Type.Money.SCALE);
    }
}
