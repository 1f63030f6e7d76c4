package septet.studio;

import java.util.Optional;
import septet.loop.Outline;
import septet.loop.RunQuality.Contestant;
import septet.loop.RunQuality.Replicates;
import septet.loop.RunReport;

/// One side of a comparison: a design, and its run where there is one.
///
/// @param name what a person calls it (`card-fraud.yaml`)
/// @param text the design file as it was read
public record Compared(String name, Outline outline, String text, Optional<RunReport> run) {
    public static Compared of(String name, RunReport report) {
        return new Compared(name, report.outline(), report.text(), Optional.of(report));
    }

    public static Compared of(String name, Outline outline, String text) {
        return new Compared(name, outline, text, Optional.empty());
    }

    Optional<Contestant> taken() {
        return run.flatMap(Contestants::taken);
    }

    Optional<RunReport.Money> money() {
        return run.flatMap(RunReport::money);
    }

    Optional<RunReport.Delivered> delivered() {
        return run.flatMap(RunReport::delivered);
    }

    Optional<Replicates> replicates() {
        return run.flatMap(report -> report.quality().replicates());
    }
}
