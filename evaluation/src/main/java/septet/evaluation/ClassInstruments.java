package septet.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/// Metrics of rows that are of one of several classes. What is answered is the likeliest class.
final class ClassInstruments {
    private ClassInstruments() {}

    static Instrument of(Measure measure, Prepared prepared) {
        Clusters clusters = prepared.clusters();
        return switch (measure) {
            case Measure.Accuracy _ -> Instrument.share(ClassStatistics.accuracy(prepared), clusters, clusters.count());
            case Measure.MacroF1 _ -> Instrument.share(ClassStatistics.macroF1(prepared), clusters, clusters.count());
            case Measure.WeightedF1 _ -> Instrument.share(ClassStatistics.weightedF1(prepared), clusters, clusters.count());
            case Measure.RocAuc _ -> Instrument.share(each(prepared, one -> RankStatistics.rocAuc(one.ranking())), clusters, clusters.count());
            case Measure.AveragePrecision _ -> Instrument.share(each(prepared, one -> RankStatistics.averagePrecision(one.ranking())), clusters, clusters.count());
            case Measure.LogLoss _ -> Instrument.real(ClassStatistics.logLoss(prepared), clusters);
            case Measure.BrierScore _ -> Instrument.real(ClassStatistics.brierScore(prepared), clusters);
            case Measure.NormalisedEntropy _ -> Instrument.real(ClassStatistics.normalisedEntropy(prepared), clusters);
            case Measure.CalibrationError _ -> BinaryInstruments.of(measure, prepared.ofAnswer());
            case Measure.Cost _ -> Instrument.cost(prepared);
            case Measure.OfClass one -> BinaryInstruments.of(one.measure(), prepared.ofWord(place(one.word(), prepared)));
            case Measure.Precision _, Measure.Recall _, Measure.F1 _, Measure.FalseAlarmRate _, Measure.EntityPrecision _, Measure.MeanAbsoluteError _,
                Measure.RootMeanSquaredError _, Measure.MedianAbsoluteError _, Measure.R2 _, Measure.Pinball _, Measure.Coverage _, Measure.IntervalWidth _ ->
                throw Instrument.doesNotSuit(measure, prepared);
        };
    }

    private static int place(String word, Prepared prepared) {
        int place = prepared.classes().words().indexOf(word);
        if (place < 0) throw new IllegalArgumentException("no class " + word);
        return place;
    }

    /// The mean over the classes for which it is defined: those that some row is of, and some is not.
    private static Statistic each(Prepared prepared, Function<Prepared, Statistic> ofOne) {
        List<Statistic> statistics = new ArrayList<>();
        IntStream.range(0, prepared.classes().words().size()).filter(word -> occurs(prepared, word)).forEach(word -> statistics.add(ofOne.apply(prepared.ofWord(word))));
        return weights -> {
            double sum = 0;
            int defined = 0;
            for (Statistic statistic : statistics) {
                double value = statistic.of(weights);
                if (!Double.isFinite(value)) continue;
                sum += value;
                defined++;
            }
            return sum / defined;
        };
    }

    private static boolean occurs(Prepared prepared, int word) {
        for (int each : prepared.classes().of()) if (each == word) return true;
        return false;
    }
}
