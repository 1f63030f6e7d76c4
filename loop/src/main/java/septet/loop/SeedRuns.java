package septet.loop;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import septet.evaluation.Evaluation;
import septet.evaluation.Figure;

/// One design, run with several seeds on the same rows: how much of a figure is the luck of a draw. Folds, shares at random, searches and learners follow the seed.
///
/// @param taken for each seed the contestant that its gates took, and whether it would have been promoted
/// @param lines one for each contestant and metric
public record SeedRuns(List<Long> seeds, List<Taken> taken, List<Line> lines) {
    public SeedRuns {
        seeds = List.copyOf(seeds);
        taken = List.copyOf(taken);
        lines = List.copyOf(lines);
    }

    public record Taken(long seed, String name, boolean promoted) {}

    /// @param values seed by seed; a seed on whose rows the metric is not defined has none
    public record Line(String contestant, String metric, List<Double> values) {
        public Line {
            values = List.copyOf(values);
        }

        public double mean() {
            return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
        }

        /// The standard deviation between seeds; NaN for fewer than two.
        public double spread() {
            double mean = mean();
            return Math.sqrt(values.stream().mapToDouble(value -> (value - mean) * (value - mean)).sum() / (values.size() - 1));
        }
    }

    /// Reads the rows once, and judges the design with each seed. Nothing is registered.
    ///
    /// @throws septet.design.Refused where the design or the data do not allow it
    public static SeedRuns of(Job job, List<Long> seeds) throws InterruptedException {
        Check.sound(job.file());
        Ingested ingested = Ingestion.of(job);
        List<Taken> taken = new ArrayList<>();
        Map<String, Map<String, List<Double>>> values = new LinkedHashMap<>();
        for (long seed : seeds) {
            job.progress().say("seed " + seed);
            Evaluation evaluation = Run.judged(job, ingested, seed);
            taken.add(new Taken(seed, evaluation.promotion().taken(), evaluation.promotion().promoted()));
            for (Evaluation.Entry entry : evaluation.contestants()) {
                Map<String, List<Double>> own = values.computeIfAbsent(entry.name(), _ -> new LinkedHashMap<>());
                for (Evaluation.Metric metric : entry.metrics()) {
                    List<Double> all = own.computeIfAbsent(metric.name(), _ -> new ArrayList<>());
                    if (metric.figure() instanceof Figure.Measured it) all.add(it.value());
                }
            }
        }
        List<Line> lines = new ArrayList<>();
        values.forEach((contestant, own) -> own.forEach((metric, all) -> lines.add(new Line(contestant, metric, all))));
        return new SeedRuns(seeds, taken, lines);
    }
}
