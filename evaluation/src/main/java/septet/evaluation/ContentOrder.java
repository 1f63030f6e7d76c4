package septet.evaluation;

import java.util.Comparator;
import java.util.stream.IntStream;

/// Rows in an order that depends on nothing but what they hold: by cluster, then by truth, then by what is said of them.
final class ContentOrder {
    private ContentOrder() {}

    static int[] of(Scored scored, Clusters clusters) {
        int[] plain = IntStream.range(0, scored.rows().size()).toArray();
        int[] order = Sorting.stable(plain, clusters.count(), clusters::of);
        Comparator<Integer> content = content(scored);
        int begin = 0;
        for (int i = 1; i <= order.length; i++) {
            if (i < order.length && clusters.of(order[i]) == clusters.of(order[begin])) continue;
            if (i - begin > 1) sort(order, begin, i, content);
            begin = i;
        }
        return order;
    }

    private static void sort(int[] order, int begin, int end, Comparator<Integer> content) {
        int[] sorted = IntStream.range(begin, end).mapToObj(i -> order[i]).sorted(content).mapToInt(Integer::intValue).toArray();
        System.arraycopy(sorted, 0, order, begin, sorted.length);
    }

    private static Comparator<Integer> content(Scored scored) {
        Truth truth = scored.rows().truth();
        Comparator<Integer> content = Comparator.comparingLong(truth::code);
        for (double[] head : scored.heads()) content = content.thenComparingDouble(row -> head[row]);
        return content;
    }
}
