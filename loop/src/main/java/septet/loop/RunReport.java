package septet.loop;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import septet.design.Problem;

/// What one run found out, as plain values: the report draws it, `compare` reads it again from `run.json` ([RunJson]).
/// Lists without entries and empty optionals mean "does not apply" or "not measured", and are said so.
///
/// @param format   the version of this shape; fields are only added within one
/// @param sources  what was read, source by source
/// @param resolved every value that was used, written or default, with its origin
/// @param text     the design file as it was read
/// @param warnings what `check` found and the run went on with
/// @param selection which inputs were kept; empty where the design asks for no choice
/// @param delivered what a replay of the test rows through serving gave; empty where nobody rehearsed
public record RunReport(int format, About about, Verdict verdict, Optional<Money> money, Outline outline, RunFlow flow,
        List<Requirement> requirements, RunQuality quality, List<RunSource> sources, RunLineage lineage, List<Setting> resolved,
        String text, List<Problem> warnings, Optional<Delivered> delivered, Optional<RunSelection> selection) {
    public static final int FORMAT = 1;

    /// Of a run that chose no inputs.
    public RunReport(int format, About about, Verdict verdict, Optional<Money> money, Outline outline, RunFlow flow, List<Requirement> requirements, RunQuality quality,
            List<RunSource> sources, RunLineage lineage, List<Setting> resolved, String text, List<Problem> warnings, Optional<Delivered> delivered) {
        this(format, about, verdict, money, outline, flow, requirements, quality, sources, lineage, resolved, text, warnings, delivered, Optional.empty());
    }

    @JsonCreator
    public RunReport {
        requirements = List.copyOf(requirements);
        sources = List.copyOf(sources);
        resolved = List.copyOf(resolved);
        warnings = List.copyOf(warnings);
    }

    /// What was run.
    ///
    /// @param run      names the run
    /// @param version  the version that it registered; empty where it registered none
    /// @param served   the learner that serves after the run, or `baseline`
    /// @param positive what is looked for, in the words of the design (`fraud`)
    /// @param row      what a row is, in the words of the design (`payments`)
    public record About(String system, String about, String goal, String run, String version, String served, String task, String positive, String row) {}

    /// Whether what the run made may serve, and why, in one sentence.
    public record Verdict(boolean promoted, String why) {}

    /// What the decisions cost on the test rows, in the design's own costs.
    ///
    /// @param served       what those of the one that was taken cost
    /// @param saved        baseline less served, with the 95% interval of that difference; below zero the baseline was cheaper
    /// @param doingNothing what the last decision for every row would have cost
    /// @param days         how many days the test rows cover; 0 where rows have no time
    /// @param wholeTraffic whether the test rows are all that arrived in those days, so that a day of them is a day of the system
    public record Money(String currency, double doingNothing, double baseline, double served, Measure saved, long rows, double days, boolean wholeTraffic) {}

    /// A number, and the 95% interval around it where one can be given.
    public record Measure(double value, Optional<Interval> interval) {
        public static Measure of(double value) {
            return new Measure(value, Optional.empty());
        }

        public static Measure of(double value, double low, double high) {
            return new Measure(value, Optional.of(new Interval(low, high)));
        }
    }

    /// Both ends of a 95% interval.
    public record Interval(double low, double high) {}

    /// One requirement: asked, estimated by arithmetic, measured by this run.
    ///
    /// @param path      `requirements.latency.p99`
    /// @param asked     with its unit, as people write it: `p99 <= 20 ms`
    /// @param estimated the arithmetic's result; empty where there is none
    /// @param measured  the measured value; empty where this run could not measure it
    /// @param note      how it was measured, or why not
    public record Requirement(String path, String asked, String estimated, String measured, Met met, String note) {}

    public enum Met { MET, MISSED, UNDECIDED, NOT_MEASURED }

    /// What the one that was taken does when the same rows arrive as they did in production: each value used only from when it was known.
    ///
    /// @param how        what was replayed, in words
    /// @param rows       how many rows
    /// @param cost       of its decisions on these rows; empty where the design names no costs
    /// @param replicates on the same resampled rows as those of the run
    /// @param moreCost   how much dearer the delivered decisions are than the promised ones, over all rows
    public record Delivered(String how, long rows, List<Kept> kept, Optional<Double> cost, Optional<RunQuality.Replicates> replicates, Optional<Measure> moreCost) {
        public Delivered(String how, long rows, List<Kept> kept, Optional<Double> cost, Optional<RunQuality.Replicates> replicates) {
            this(how, rows, kept, cost, replicates, Optional.empty());
        }

        @JsonCreator
        public Delivered {
            kept = List.copyOf(kept);
        }
    }

    /// One metric as promised offline and as delivered, on the same rows.
    ///
    /// @param shortfall how much worse delivered is than promised; above 0 is worse, also where lower values are better
    public record Kept(RunQuality.Metric delivered, Measure promised, Measure shortfall) {}

    /// This report, with what was delivered.
    public RunReport with(Delivered found) {
        return new RunReport(format, about, verdict, money, outline, flow, requirements, quality, sources, lineage, resolved, text, warnings, Optional.of(found), selection);
    }

    /// This report, with more warnings.
    public RunReport warned(List<Problem> found) {
        List<Problem> all = Stream.concat(warnings.stream(), found.stream()).toList();
        return new RunReport(format, about, verdict, money, outline, flow, requirements, quality, sources, lineage, resolved, text, all, delivered, selection);
    }

    /// This report, with requirements that were measured since.
    public RunReport with(List<Requirement> measured) {
        return new RunReport(format, about, verdict, money, outline, flow, measured, quality, sources, lineage, resolved, text, warnings, delivered, selection);
    }

    /// This report, with the inputs that were chosen.
    public RunReport with(Optional<RunSelection> chosen) {
        return new RunReport(format, about, verdict, money, outline, flow, requirements, quality, sources, lineage, resolved, text, warnings, delivered, chosen);
    }

    /// One value that the run used.
    ///
    /// @param origin the place in the file (`card-fraud.yaml:12:3`), or `default`
    public record Setting(String path, String value, String origin) {}
}
