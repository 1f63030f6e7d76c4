package septet.loop;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import septet.design.Problem;
import septet.loop.RunQuality.Bin;
import septet.loop.RunQuality.Contestant;
import septet.loop.RunQuality.Metric;
import septet.loop.RunReport.Interval;
import septet.loop.RunReport.Measure;

/// A small run of a fraud system in which everything that a review reads has a figure of its own.
final class ReviewRuns {
    private static final long DAY = 86_400_000_000L;

    private ReviewRuns() {}

    static RunReport report() {
        return of(quality(), List.of());
    }

    /// A mistake that a run shows.
    record Change(String code, RunReport run) {}

    /// A run in which nothing is wrong.
    static RunReport sound() {
        return of(soundQuality(), List.of());
    }

    private static RunQuality soundQuality() {
        RunQuality base = with(quality(), bins(1.02));
        return new RunQuality(base.contestants(), base.thresholds(), base.gates(), List.of(slice("weekend", 0.6, 0.5, 0.7)), base.leftOut(), base.searches(), base.replicates(),
                base.decisions(), List.of(new RunQuality.Moves("risk_30d", 0.5), new RunQuality.Moves("amount", 0.3), new RunQuality.Moves("night", 0.1),
                        new RunQuality.Moves("weekend", 0.1)),
                base.missing());
    }

    static RunQuality with(RunQuality base, List<Bin> calibration) {
        return with(base, calibration, 0.971);
    }

    private static RunQuality with(RunQuality base, List<Bin> calibration, double accuracy) {
        Contestant strong = base.contestants().getLast();
        Contestant changed = new Contestant(strong.name(), strong.kind(), true, strong.settings(), strong.modelBytes(), 0,
                List.of(strong.metrics().getFirst(), metric("accuracy", accuracy, accuracy - 0.02, accuracy + 0.02)), Map.of(), Optional.empty(), List.of(), List.of(),
                        calibration, List.of());
        return new RunQuality(List.of(base.contestants().get(0), base.contestants().get(1), changed), base.thresholds(), base.gates(), base.slices(), base.leftOut(),
                base.searches(),
                base.replicates(), base.decisions(), base.inputs(), base.missing());
    }

    /// Each in a run that is sound otherwise.
    static List<Change> mistakes() {
        RunQuality sound = soundQuality();
        RunReport report = sound();
        RunQuality slice = changed(sound, List.of(slice("4 bands of amount", 0.4, 0.3, 0.5)), sound.inputs(), sound.missing());
        RunQuality one = changed(sound, sound.slices(), List.of(new RunQuality.Moves("risk_30d", 9.5), new RunQuality.Moves("amount", 0.3), new RunQuality.Moves("night", 0.1),
                new RunQuality.Moves("weekend", 0.1)), sound.missing());
        RunQuality more = changed(sound, sound.slices(), sound.inputs(), List.of(new RunQuality.Missing("amount", false, 0.03, 0.41)));
        RunQuality mostly = changed(sound, sound.slices(), sound.inputs(), List.of(new RunQuality.Missing("night", false, 0.99, 0.99)));
        List<Bin> wide = List.of(new Bin(0.02, 0.01, new Interval(0, 0.03), 20_000), new Bin(0.18, 0.09, new Interval(0.05, 0.13), 20_000));
        RunReport.Delivered delivered = new RunReport.Delivered("replay", 400, List.of(new RunReport.Kept(metric("average precision", 0.48, 0.4, 0.56), Measure.of(0.61),
                Measure.of(0.13, 0.06, 0.2))), Optional.empty(), Optional.empty());
        RunFlow few = new RunFlow(40, report.flow().parts(), report.flow().steps(), report.flow().latency());
        return List.of(new Change("EVALUATION-SLICE-FALLS-BEHIND", of(slice, List.of())), new Change("MODEL-ONE-INPUT", of(one, List.of())),
                new Change("MODEL-INPUT-MISSING-MORE", of(more, List.of())), new Change("DATA-MOSTLY-MISSING", of(mostly, List.of())),
                new Change("MODEL-SCORES-OFF-SHARES", of(with(sound, wide), List.of())),
                        new Change("EVALUATION-ACCURACY-SAYS-NOTHING", of(with(sound, bins(1.02), 0.951), List.of())),
                new Change("MODEL-DELIVERS-LESS", report.with(delivered)),
                new Change("MODEL-FEW-ROWS-PER-INPUT", new RunReport(report.format(), report.about(), report.verdict(), report.money(), report.outline(), few,
                        report.requirements(), sound,
                        report.sources(), report.lineage(), report.resolved(), report.text(), report.warnings(), report.delivered())));
    }

    private static RunQuality changed(RunQuality base, List<RunQuality.Slice> slices, List<RunQuality.Moves> inputs, List<RunQuality.Missing> missing) {
        return new RunQuality(base.contestants(), base.thresholds(), base.gates(), slices, base.leftOut(), base.searches(), base.replicates(), base.decisions(), inputs, missing);
    }

    static RunReport of(RunQuality quality, List<Problem> warnings) {
        RunSource source = new RunSource("payments", "payments.csv", 1_010, 1_000, DAY, 90 * DAY, List.of(new RunSource.Field("amount", "money EUR", "at once", 30),
                new RunSource.Field("card", "key", "at once", 0)), List.of(), List.of());
        return new RunReport(RunReport.FORMAT, new RunReport.About("card-fraud", "", "g", "v3", "v3", "strong", "binary classification", "fraud", "payments"),
                new RunReport.Verdict(true, "strong is better"), Optional.of(new RunReport.Money("EUR", 900, 800, 500, Measure.of(300, 120, 480), 400, 8, true)),
                new Outline("s", "binary classification", List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), "", List.of()),
                new RunFlow(7, List.of(new RunFlow.Part("train", 10 * DAY, 40 * DAY, 3_000, 90), new RunFlow.Part("validate", 50 * DAY, 58 * DAY, 420, 21),
                        new RunFlow.Part("test", 60 * DAY, 68 * DAY, 400, 20)),
                        List.of(new RunFlow.Step("ingest", 2_000_000, 1_010), new RunFlow.Step("tune", 9_000_000, 0)), Optional.of(new RunFlow.Latency(200, 900, 5_000))),
                List.of(new RunReport.Requirement("requirements.training.within", "at most 3m", "13 s", "11 s", RunReport.Met.MET, "")), quality, List.of(source),
                new RunLineage("d0d0d0d0d0", "a1a1a1a1a1", "b2b2b2b2b2", 1, "0.1.0", "", 1, 0, true, "", List.of()), List.of(), "septet: 1\n", warnings,
                Optional.of(new RunReport.Delivered("replay", 400, List.of(new RunReport.Kept(metric("average precision", 0.58, 0.5, 0.66), Measure.of(0.61), Measure.of(0.03))),
                        Optional.empty(), Optional.empty())));
    }

    static RunQuality quality() {
        return new RunQuality(List.of(contestant("baseline", "rule", 0.2, List.of()), contestant("simple", "logistic regression", 0.5, List.of()),
                contestant("strong", "boosted trees", 0.61, bins(1.02))), List.of(new RunQuality.Threshold("block", 0.43, "validation", 420, 8, List.of())),
                List.of(new RunQuality.Gate("strong > simple > baseline", RunQuality.Ruling.UNDECIDED, "a lead of 0.11 (-0.02 to 0.24)", 471, 20)),
                List.of(slice("weekend", 0.6, 0.5, 0.7), slice("4 bands of amount", 0.4, 0.3, 0.5)), Optional.empty(),
                List.of(new RunQuality.Search("strong", "average precision", false, List.of(trial(0.57), trial(0.63)))), Optional.empty(),
                List.of(new RunQuality.Decision("block", 14, 9, 0, 45), new RunQuality.Decision("approve", 6, 371, 300, 0)),
                List.of(new RunQuality.Moves("risk_30d", 0.6), new RunQuality.Moves("amount", 0.4)),
                List.of(new RunQuality.Missing("risk_30d", true, 0.1, 0.12), new RunQuality.Missing("amount", false, 0.03, 0.03)));
    }

    static Contestant contestant(String name, String kind, double value, List<Bin> calibration) {
        return new Contestant(name, kind, name.equals("strong"), Map.of("l2", "1"), name.equals("baseline") ? 0 : 4_096, 0,
                List.of(metric("average precision", value, value - 0.1, value + 0.1), metric("accuracy", 0.951, 0.93, 0.97)), Map.of(), Optional.empty(), List.of(), List.of(),
                calibration, List.of());
    }

    /// Two bins of 200 rows, with 20 positives among them.
    static List<Bin> bins(double ratio) {
        return List.of(new Bin(0.01 * ratio, 0.01, new Interval(0, 0.03), 200), new Bin(0.09 * ratio, 0.09, new Interval(0.05, 0.13), 200));
    }

    static Metric metric(String name, double value, double low, double high) {
        return new Metric(name, Measure.of(value, low, high), false, "");
    }

    static RunQuality.Slice slice(String name, double value, double low, double high) {
        return new RunQuality.Slice(name, "true", 200, 10, List.of(metric("average precision", value, low, high)), Map.of());
    }

    private static RunQuality.Trial trial(double value) {
        return new RunQuality.Trial(Map.of("depth", "4"), value, 0, value > 0.6);
    }
}
