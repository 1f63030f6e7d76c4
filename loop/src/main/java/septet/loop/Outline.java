package septet.loop;

import java.util.List;

/// A design as a picture needs it: who hands what to whom, in the design's own words.
///
/// @param budgets   what the requirements ask, by the part that must keep it
/// @param stages    of the model, in order; one `score` where the design writes none
/// @param decisions in the order in which they are tried
/// @param retrain   when the loop closes by itself; empty where it does not
public record Outline(String system, String task, List<Source> sources, List<Group> features, List<Learner> learners, List<Stage> stages,
        List<String> gates, List<String> decisions, List<String> fallback, List<String> rollout, List<String> watch, String retrain,
        List<Budget> budgets) {
    public Outline {
        sources = List.copyOf(sources);
        features = List.copyOf(features);
        learners = List.copyOf(learners);
        stages = List.copyOf(stages);
        gates = List.copyOf(gates);
        decisions = List.copyOf(decisions);
        fallback = List.copyOf(fallback);
        rollout = List.copyOf(rollout);
        watch = List.copyOf(watch);
        budgets = List.copyOf(budgets);
    }

    /// @param from    where its rows come from
    /// @param columns how many
    /// @param rows    whether its rows are the examples
    /// @param later   columns that become known later, with when it is said (`fraud after 7d`)
    public record Source(String name, String from, int columns, boolean rows, List<String> later) {}

    /// Features by what they are computed for: `row`, or the keys of an aggregate (`card`, `viewer and topic`).
    public record Group(String by, List<String> names) {}

    public record Learner(String name, String kind) {}

    /// @param verb  `score`, `retrieve`, `rank` ...
    /// @param with  what it works with, one line each (`towers: top 500`)
    /// @param limits `keep 800`, `deadline 40ms`
    public record Stage(String verb, List<String> with, List<String> limits) {}

    /// @param part  who must keep it: `sources`, `features`, `model`, `serving`
    /// @param path  of the requirement, under which a run measures it (`latency.p99`)
    /// @param asked `p99 20ms`
    public record Budget(String part, String path, String asked) {}
}
