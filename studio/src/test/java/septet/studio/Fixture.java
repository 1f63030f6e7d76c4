package septet.studio;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import septet.design.Problem;
import septet.loop.Outline;
import septet.loop.RunFlow;
import septet.loop.RunLineage;
import septet.loop.RunQuality;
import septet.loop.RunQuality.Contestant;
import septet.loop.RunQuality.Metric;
import septet.loop.RunQuality.Outcome;
import septet.loop.RunQuality.Ruling;
import septet.loop.RunQuality.Search;
import septet.loop.RunQuality.Threshold;
import septet.loop.RunQuality.Trial;
import septet.loop.RunReport;
import septet.loop.RunReport.Measure;
import septet.loop.RunReport.Met;
import septet.loop.RunReport.Requirement;
import septet.loop.RunSource;
import septet.world.Chance;

/// A run of the card fraud example with plausible figures.
final class Fixture {
    static final long START = 1_530_000_000_000_000L;
    static final long DAY = 86_400_000_000L;
    static final Scored STRONG = Scored.draw(Chance.of(1), 67_240, 6.6);
    static final Scored SIMPLE = Scored.draw(Chance.of(2), 67_240, 5.0);
    private static final Scored VALIDATION = Scored.draw(Chance.of(3), 67_010, 6.6);

    private static final RunReport REPORT = drawn();

    private Fixture() {}

    static RunReport report() {
        return REPORT;
    }

    private static RunReport drawn() {
        return new RunReport(RunReport.FORMAT, new RunReport.About("card-fraud", "Stop fraudulent card payments before they settle.",
                "lose less money to fraud without annoying honest customers", "2026-11-21-1", "3", "strong", "binary classification", "fraud", "payments"),
                new RunReport.Verdict(true, "strong is better than simple and simple than the baseline, and average precision clears 0.60 with the "
                        + "near end of its interval."),
                Optional.of(new RunReport.Money("EUR", 68_412.5, 21_387.25, 9_954.75, Measure.of(11_432.5, 9_871.25, 13_004.75), 67_240, 7, true)),
                outline(), flow(), requirements(), quality(), List.of(source()), lineage(), resolved(),
                        "septet: 1\nsystem: card-fraud\nabout: Stop fraudulent card payments before they settle.\n",
                List.of(Problem.warning("card-fraud.yaml:58:5 evaluation.gates[0]",
                        "the test rows hold about 560 fraud, and the interval of average precision will be about 0.07 wide",
                        "a model at 0.63 stays undecided", "Widen test, or lower the bound.", "EVALUATION-GATE-NARROW")), Optional.empty());
    }

    static Outline outline() {
        return new Outline("card-fraud", "binary classification",
                List.of(new Outline.Source("payments", "generate card payments", 4, true, List.of("fraud after 7d"))),
                List.of(new Outline.Group("row", List.of("night", "weekend", "spend_vs_usual")), new Outline.Group("card", List.of("card_payments", "card_spend")),
                        new Outline.Group("terminal", List.of("terminal_labels", "terminal_risk"))),
                List.of(new Outline.Learner("simple", "logistic regression"), new Outline.Learner("strong", "boosted trees")),
                List.of(new Outline.Stage("score", List.of("simple or strong"), List.of())), List.of("average precision >= 0.60", "strong > simple > baseline"),
                List.of("block when score >= 0..1", "review when score >= 0..1", "approve"), List.of("previous model", "simple", "baseline"), List.of(),
                List.of("drift", "calibration error", "average precision", "latency p99", "feature age", "degraded share"), "",
                List.of(new Outline.Budget("features", "freshness.features", "age 1s"), new Outline.Budget("model", "training.within", "within 3m"),
                        new Outline.Budget("serving", "latency.p99", "p99 20ms")));
    }

    private static RunFlow flow() {
        return new RunFlow(16, List.of(new RunFlow.Part("train", START, START + 21 * DAY, 201_532, 1_688),
                new RunFlow.Part("gap", START + 21 * DAY, START + 28 * DAY, 67_002, 571),
                new RunFlow.Part("validate", START + 28 * DAY, START + 35 * DAY, 67_010, 549),
                        new RunFlow.Part("gap", START + 35 * DAY, START + 42 * DAY, 67_190, 566),
                new RunFlow.Part("test", START + 42 * DAY, START + 49 * DAY, 67_240, STRONG.positives())),
                List.of(new RunFlow.Step("ingest", 6_120_000, 1_754_155), new RunFlow.Step("features", 5_840_000, 1_754_155),
                        new RunFlow.Step("tune", 24_300_000, 24),
                        new RunFlow.Step("fit", 3_870_000, 201_532), new RunFlow.Step("evaluate", 2_410_000, 67_240), new RunFlow.Step("register", 41_000, 1)),
                Optional.of(new RunFlow.Latency(21.4, 58.9, 1_000)));
    }

    private static List<Requirement> requirements() {
        return List.of(new Requirement("traffic.peak", "500/s", "18,000/s on one core", "11,400/s", Met.MET, "1,000 payments over HTTP, one client after another"),
                new Requirement("latency.p99", "p99 <= 20 ms", "0.4 ms", "0.31 ms", Met.MET, "over HTTP on this machine"),
                new Requirement("availability", "99.95%", "", "", Met.NOT_MEASURED, "one run cannot see months of outages"),
                new Requirement("freshness.features", "<= 1 s", "at once", "at once", Met.MET, "an event is in the state before the next decision"),
                new Requirement("training.within", "<= 3 min", "1 min 10 s", "48.2 s", Met.MET, "this run, two threads"),
                new Requirement("scale.fraud", "0.8%", "", "0.837%", Met.MET, "of 1,754,155 payments"),
                new Requirement("capacity.review", "<= 500/d", "", "512/d", Met.MISSED, "on test rows: 3,584 reviews in 7 days"));
    }

    private static RunQuality quality() {
        Contestant baseline = new Contestant("baseline", "amount > 220", false, Map.of(), 0, 0, metrics(0.118, 0.581, 0.094, 0, 0.318), Map.of(), Optional.empty(),
                List.of(new RunQuality.Point(0.163, 0.721, 1)), List.of(), List.of(), List.of());
        Contestant simple = new Contestant("simple", "logistic regression", false, Map.of("l2", "0.00031"), 3_180, 310_000,
                metrics(0.602, 0.871, 0.281, 0.0021, 0.204), Map.of(), Optional.empty(),
                SIMPLE.curve(150), SIMPLE.roc(100), SIMPLE.calibration(8), SIMPLE.bars(25));
        Contestant strong = new Contestant("strong", "boosted trees", true, Map.of("depth", "6", "learning rate", "0.057", "rounds", "310"), 412_000, 3_870_000,
                metrics(0.693, 0.894, 0.304, 0.0008, 0.148), Map.of(), Optional.of(STRONG.at(0.04)), STRONG.curve(150), STRONG.roc(100),
                        STRONG.calibration(8), STRONG.bars(25));
        return new RunQuality(List.of(baseline, simple, strong), thresholds(), gates(), slices(),
                Optional.of(new RunQuality.LeftOut("not card_hit", 412, 96,
                        List.of(new RunQuality.Effect("average precision", 0.693, 0.721), new RunQuality.Effect("roc auc", 0.894, 0.903)))),
                searches(), Optional.empty(), List.of(new RunQuality.Decision("block", 308, 41, 0, 205), new RunQuality.Decision("review", 121, 2_804, 363, 8_412),
                        new RunQuality.Decision("approve", 147, 63_819, 974.75, 0)), moves());
    }

    static List<Metric> metrics(double precision, double auc, double card, double calibration, double cost) {
        return List.of(new Metric("average precision", Measure.of(precision, precision - 0.032, precision + 0.031), false, ""),
                new Metric("roc auc", Measure.of(auc, auc - 0.017, auc + 0.016), false, ""),
                new Metric("card precision at 100 per 1d", Measure.of(card, card - 0.021, card + 0.02), false, ""),
                new Metric("calibration error", Measure.of(calibration, calibration * 0.7, calibration * 1.4), true, ""),
                        new Metric("cost", Measure.of(cost, cost - 0.021, cost + 0.023), true, "EUR"));
    }

    private static List<RunQuality.Moves> moves() {
        return List.of(new RunQuality.Moves("terminal_risk_7d", 1.31), new RunQuality.Moves("amount", 0.88), new RunQuality.Moves("spend_vs_usual", 0.52),
                new RunQuality.Moves("terminal_labels_30d", 0.21), new RunQuality.Moves("card_spend_1d", 0.12), new RunQuality.Moves("weekend", 0));
    }

    private static List<Threshold> thresholds() {
        List<Outcome> block = VALIDATION.outcomes(80, row -> row.fraud() ? 0 : 5, row -> row.score() >= 0.03 ? 3 : row.fraud() ? row.amount() : 0);
        List<Outcome> review = VALIDATION.outcomes(80, row -> row.score() >= 0.4225 ? (row.fraud() ? 0 : 5) : 3, row -> row.fraud() ? row.amount() : 0);
        return List.of(new Threshold("block", 0.4225, "validation", 67_010, 7, block),
                new Threshold("review", Scored.best(review), "validation", 67_010, 7, review));
    }

    private static List<RunQuality.Gate> gates() {
        return List.of(new RunQuality.Gate("average precision >= 0.60", Ruling.PASS, "0.693 [0.661, 0.724]: the near end of the interval is above 0.60.", 380, 565),
                new RunQuality.Gate("strong > simple", Ruling.PASS, "strong leads by 0.091 [0.064, 0.117] of average precision.", 120, 565),
                new RunQuality.Gate("simple > baseline", Ruling.UNDECIDED, "simple leads by 0.484 [-0.010, 0.531] of average precision.", 0, 565));
    }

    private static List<RunQuality.Slice> slices() {
        return List.of(slice("weekend", "weekday", 48_100, 402, 0.701), slice("weekend", "weekend", 19_140, 163, 0.672),
                slice("4 bands of amount", "0.01 to 18.20", 16_810, 61, 0.512),
                slice("4 bands of amount", "18.20 to 41.75", 16_810, 84, 0.578), slice("4 bands of amount", "41.75 to 76.10", 16_810, 98, 0.604),
                        slice("4 bands of amount", "76.10 and more", 16_810, 322, 0.781));
    }

    private static RunQuality.Slice slice(String slice, String value, long rows, long positives, double precision) {
        double half = 0.9 / Math.sqrt(positives);
        return new RunQuality.Slice(slice, value, rows, positives,
                List.of(new Metric("average precision", Measure.of(precision, precision - half, precision + half), false, ""),
                new Metric("cost", Measure.of(0.15, 0.12, 0.18), true, "EUR")), Map.of("roc auc", "fewer than 10 fraud"));
    }

    private static List<Search> searches() {
        Chance chance = Chance.of(5);
        List<Trial> strong = new java.util.ArrayList<>();
        for (int i = 0; i < 12; i++) {
            int depth = 3 + chance.nextInt(8);
            int rounds = 50 + chance.nextInt(750);
            double rate = 0.01 * StrictMath.pow(30, chance.nextDouble());
            strong.add(new Trial(Map.of("depth", "" + depth, "rounds", "" + rounds, "learning rate", Numbers.short3(rate)),
                    0.69 - 0.004 * Math.abs(depth - 6) - 0.02 * chance.nextDouble(), 1_900_000 + 4_000L * rounds, i == 7));
        }
        return List.of(new Search("strong", "average precision", false, strong));
    }

    private static RunSource source() {
        return new RunSource("payments", "generate card payments", 1_754_155, 1_754_121, START - 30 * DAY, START + 153 * DAY,
                List.of(new RunSource.Field("card", "key", "at once", 0), new RunSource.Field("terminal", "key", "at once", 12),
                        new RunSource.Field("amount", "money EUR", "at once", 0), new RunSource.Field("fraud", "boolean", "after 7d", 0)),
                List.of(new RunSource.Check("amount between 0 and 100000", 0, List.of()),
                        new RunSource.Check("card is not missing", 31,
                        List.of(new RunSource.Example("payments.csv:1184", "118203,2018-04-02 07:11:45,,3156,57.16,0")))),
                List.of(new RunSource.Quarantine("DATA-NOT-A-TIME", "time cannot be read", 3,
                        List.of(new RunSource.Example("payments.csv:77", "76,soon,1203,88,12.40,0")))));
    }

    private static RunLineage lineage() {
        return new RunLineage("9f1c6a2be0d5437f8a1190cbb7e5f2d46c3708e1a5b9d2f4c6e8a0b1d3f5a7c9",
                "41d0e9ab3c5f7788990a1b2c3d4e5f60718293a4b5c6d7e8f9012a3b4c5d6e7f",
                "c3d4e5f60718293a4b5c6d7e8f9012a3b4c5d6e7f41d0e9ab3c5f7788990a1b2", 1,
                "0.1.0", "AMD EPYC, 2 cores, 8 GB, Java 25 on Linux x86-64", 2, START + 200 * DAY, true, "",
                        List.of("./septet run examples/card-fraud/design.yaml"));
    }

    private static List<RunReport.Setting> resolved() {
        return List.of(new RunReport.Setting("framing.task", "binary classification", "card-fraud.yaml:20:9"), new RunReport.Setting("model.seed", "1", "default"),
                new RunReport.Setting("evaluation.split.gap", "7d", "card-fraud.yaml:52:23"));
    }
}
