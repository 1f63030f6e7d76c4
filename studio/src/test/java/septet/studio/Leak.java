package septet.studio;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import septet.loop.RunQuality;
import septet.loop.RunQuality.Contestant;
import septet.loop.RunQuality.Metric;
import septet.loop.RunQuality.Replicates;
import septet.loop.RunReport;
import septet.loop.RunReport.Delivered;
import septet.loop.RunReport.Kept;
import septet.loop.RunReport.Measure;
import septet.world.Chance;

/// Two runs of the fixture: one as it should be, one that learns labels before they are known, both replayed.
final class Leak {
    static final String DESIGN = """
            septet: 1
            system: card-fraud            # a comment
            data:
              sources:
                payments:
                  columns:
                    amount: money EUR
                    fraud: boolean known after 7d

            """;

    private Leak() {}

    static Compared honest() {
        RunReport report = run(0.693, 9_954.75, DESIGN);
        return Compared.of("card-fraud.yaml", report.with(delivered(0.693, 0.691, 10_020.5)));
    }

    static Compared leaking() {
        RunReport report = run(0.831, 6_120.25, DESIGN.replace("7d", "0d"));
        return Compared.of("leak.yaml", report.with(delivered(0.831, 0.582, 14_330)));
    }

    private static RunReport run(double precision, double cost, String text) {
        RunReport base = Fixture.report();
        List<Contestant> contestants = new ArrayList<>(base.quality().contestants());
        Contestant strong = contestants.removeLast();
        contestants.add(new Contestant(strong.name(), strong.kind(), true, strong.settings(), strong.modelBytes(), strong.fitMicros(),
                metrics(precision, cost), Map.of(), strong.chosen(), strong.curve(),
                strong.roc(), strong.calibration(), strong.scores()));
        RunQuality quality = new RunQuality(contestants, base.quality().thresholds(), base.quality().gates(), base.quality().slices(), base.quality()
                .leftOut(), base.quality().searches(),
                Optional.of(replicates(precision, cost)));
        RunReport.Money old = base.money().orElseThrow();
        RunReport.Money money = new RunReport.Money("EUR", old.doingNothing(), old.baseline(), cost, Measure.of(old.baseline() - cost), old.rows(),
                old.days(), true);
        return new RunReport(base.format(), base.about(), base.verdict(), Optional.of(money), base.outline(), base.flow(), base.requirements(),
                quality, base.sources(), base.lineage(), base.resolved(),
                text, base.warnings(), Optional.empty());
    }

    private static Delivered delivered(double promised, double precision, double cost) {
        List<Kept> kept = List.of(new Kept(metrics(precision, cost).getFirst(), Measure.of(promised),
                Measure.of(promised - precision, promised - precision - 0.012, promised - precision + 0.011)));
        return new Delivered("replay of the test week", 67_240, kept, Optional.of(cost), Optional.of(replicates(precision, cost)),
                precision < 0.6 ? Optional.of(Measure.of(8_209.75, 7_120, 9_310)) : Optional.empty());
    }

    private static List<Metric> metrics(double precision, double cost) {
        return Stream.concat(Fixture.metrics(precision, 0.894, 0.304, 0.0008, cost / 67_240).stream().limit(2),
                Fixture.metrics(precision, 0.894, 0.304, 0.0008, cost / 67_240).stream().skip(4)).toList();
    }

    /// What is common to all systems on the same rows, and a little of their own.
    private static Replicates replicates(double precision, double cost) {
        Chance common = Chance.of(11);
        Chance own = Chance.of((long) (precision * 1000));
        List<Double> precisions = new ArrayList<>();
        List<Double> costs = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            double shift = common.nextGaussian();
            precisions.add(precision + 0.016 * shift + 0.004 * own.nextGaussian());
            costs.add((cost + 500 * shift + 120 * own.nextGaussian()) / 67_240);
        }
        return new Replicates("f00d", Map.of("average precision", precisions, "cost", costs));
    }
}
