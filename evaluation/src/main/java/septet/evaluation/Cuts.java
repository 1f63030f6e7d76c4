package septet.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import septet.design.Fault;
import septet.design.Problem;
import septet.design.Refused;

/// The cheapest cuts, by dynamic programming over the steps. Costs add up over the segments between two cuts, so each cut has a price of its own
/// that depends on no other; what ties cuts together is their order and the capacity of the segment between two of them.
/// Both are windows that only move down, so that one pass with a monotone queue finds the best earlier cut for each: O(rules x rows).
final class Cuts {
    private static final long NEVER = Long.MAX_VALUE / 4;

    private Cuts() {}

    static int[] cheapest(Choice choice, Steps steps, String place) {
        List<Branch> rules = choice.rules();
        int[] thresholds = IntStream.range(0, rules.size()).filter(rule -> rules.get(rule) instanceof Branch.FromScore).toArray();
        Segments segments = Segments.of(choice, steps, thresholds);
        int size = steps.count() + 1;
        long[] best = new long[size];
        Arrays.fill(best, NEVER);
        best[0] = 0;
        int[][] from = new int[thresholds.length][];
        for (int j = 0; j < thresholds.length; j++) {
            Branch.FromScore range = (Branch.FromScore) rules.get(thresholds[j]);
            from[j] = new int[size];
            best = next(best, segments.price(j), segments.earliest(j), steps.cut(range.high()), steps.cut(range.low()), from[j]);
        }
        int last = lowest(best, segments.earliest(thresholds.length)[size - 1]);
        if (best[last] >= NEVER || !segments.affordable()) throw tooMany(choice, place);
        int[] cuts = new int[thresholds.length];
        for (int j = thresholds.length - 1; j >= 0; j--) {
            cuts[j] = last;
            last = from[j][last];
        }
        return cuts;
    }

    /// The least cost with this cut at each place, given that of the cut before.
    ///
    /// @param first    the highest place that the range of the threshold allows
    /// @param end      the lowest one; below, the cut falls onto the one before
    /// @param earliest for each place the highest place of the cut before that keeps the segment within its capacity
    /// @param from     receives the cut before
    private static long[] next(long[] before, long[] price, int[] earliest, int first, int end, int[] from) {
        long[] best = new long[before.length];
        int[] queue = new int[before.length];
        int head = 0;
        int tail = 0;
        for (int cut = 0; cut < best.length; cut++) {
            while (tail > head && before[queue[tail - 1]] > before[cut]) tail--;
            queue[tail++] = cut;
            while (queue[head] < earliest[cut]) head++;
            from[cut] = cut > end ? cut : queue[head];
            best[cut] = cut < first || before[from[cut]] >= NEVER ? NEVER : before[from[cut]] + price[cut];
        }
        return best;
    }

    private static int lowest(long[] best, int earliest) {
        int lowest = earliest;
        for (int cut = earliest; cut < best.length; cut++) if (best[cut] < best[lowest]) lowest = cut;
        return lowest;
    }

    private static Refused tooMany(Choice choice, String place) {
        String limits = String.join(", ", choice.capacities().stream().map(Capacity::text).toList());
        return new Refused(Fault.DESIGN, Problem.error(place, "no thresholds keep within requirements.capacity (" + limits + ") on the validation rows",
                "nothing can be decided", "Raise the capacity, or let the ranges of serving.decide reach higher.", "EVALUATION-CAPACITY"));
    }
}
