package septet.loop;

import java.util.Set;

/// What shows that an index is whole, young, and speaks the language of its queries.
final class IndexMetrics {
    static final Set<String> NAMES = Set.of("index age", "index recall", "index coverage", "encoder match", "candidate age", "neighbour churn");

    private IndexMetrics() {}
}
