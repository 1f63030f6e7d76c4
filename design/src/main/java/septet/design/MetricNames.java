package septet.design;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The names of all metrics of the language, each with the wave in which it is built.
public final class MetricNames {
    private static final Map<String, Integer> WAVES = new TreeMap<>();

    static {
        put(1, "accuracy", "precision", "recall", "f1", "macro f1", "weighted f1", "false alarm rate", "roc auc", "average precision", "log loss",
                "brier score", "calibration error", "normalised entropy", "cost", "mean absolute error", "root mean squared error",
                "median absolute error", "r2", "pinball", "coverage", "interval width", "latency p50", "latency p99", "throughput", "feature age", "model age", "degraded share",
                "error share", "refused share", "drift", "rate", "score distribution", "new words");
        put(2, "calibration ratio", "share", "queue age", "overturned share");
        put(3, "ndcg", "hit rate", "hits", "mean reciprocal rank", "mean average precision", "median rank", "loss", "index age", "candidate age",
                "index recall", "index coverage", "encoder match", "empty answers", "source share", "author share", "position mix", "neighbour churn",
                "concentration", "first token p99");
        put(4, "rouge l", "agreement", "citation precision", "covered recall", "blurred area", "photos per hour", "tokens");
    }

    private MetricNames() {}

    private static void put(int wave, String... names) {
        for (String name : names) WAVES.put(name, wave);
    }

    static boolean known(String name) {
        return WAVES.containsKey(name);
    }

    /// Whether it is a name with a slip or two, and not an entity before a name.
    static boolean misspelt(String words) {
        return WAVES.keySet().stream().anyMatch(name -> Math.abs(name.length() - words.length()) <= 2 && Nearest.distance(name, words) <= 2);
    }

    /// The wave in which the metric is built, or 0 for a name that the language does not have.
    public static int wave(String name) {
        return WAVES.getOrDefault(name, 0);
    }

    public static List<String> all() {
        return List.copyOf(WAVES.keySet());
    }
}
