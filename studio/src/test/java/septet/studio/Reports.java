package septet.studio;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import septet.loop.Outline;
import septet.loop.RunFlow;
import septet.loop.RunLineage;
import septet.loop.RunQuality;
import septet.loop.RunQuality.Contestant;
import septet.loop.RunReport;

/// Reports that differ from the fixture.
final class Reports {
    private Reports() {}

    static RunReport promoted(RunReport report, RunReport.Verdict verdict, RunQuality quality) {
        return new RunReport(report.format(), report.about(), verdict, report.money(), report.outline(), report.flow(), report.requirements(),
                quality, report.sources(), report.lineage(),
                report.resolved(), report.text(), report.warnings(), report.delivered());
    }

    static RunQuality taking(String name, RunQuality quality) {
        List<Contestant> contestants = quality.contestants().stream()
                .map(one -> new Contestant(one.name(), one.kind(), one.name().equals(name), one.settings(), one.modelBytes(), one.fitMicros(),
                one.metrics(), one.tooFew(), one.chosen(), one.curve(), one.roc(), one.calibration(), one.scores())).toList();
        return new RunQuality(contestants, quality.thresholds(), quality.gates(), quality.slices(), quality.leftOut(), quality.searches(), quality.replicates(),
                quality.decisions(), quality.inputs());
    }

    /// As little as a run can report.
    static RunReport bare() {
        Contestant baseline = new Contestant("baseline", "previous = 1", false, Map.of(), 0, 0, List.of(), Map.of(), Optional.empty(), List.of(),
                List.of(), List.of(), List.of());
        Contestant only = new Contestant("only", "logistic regression", true, Map.of(), 900, 0, List.of(),
                Map.of("roc auc", "fewer than 10 positives"), Optional.empty(), List.of(), List.of(), List.of(), List.of());
        return new RunReport(RunReport.FORMAT, new RunReport.About("calls", "Whom to call.", "", "1", "", "only", "binary classification", "subscribed", "calls"),
                new RunReport.Verdict(true, "only passes its gate"), Optional.empty(),
                new Outline("calls", "binary classification", List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
                        List.of(), "", List.of()),
                new RunFlow(0, List.of(), List.of(), Optional.empty()), List.of(),
                        new RunQuality(List.of(baseline, only), List.of(), List.of(), List.of(), Optional.empty(), List.of(), Optional.empty()),
                List.of(), new RunLineage("", "", "", 1, "0.1.0", "", 0, 0, false, "the search was cut off", List.of()), List.of(), "", List.of(), Optional.empty());
    }
}
