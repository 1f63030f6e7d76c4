package septet.loop;

import java.util.List;
import septet.loop.RunReport.Met;
import septet.loop.RunReport.Requirement;
import septet.requirements.Line;

/// Requirements as a report shows them. What a run did not measure is said to be not measured, whatever the arithmetic promised.
public final class RunRequirements {
    private RunRequirements() {}

    public static List<Requirement> of(List<Line> lines) {
        return lines.stream().map(line -> of(line, "")).toList();
    }

    /// @param note how it was measured, or why not
    public static Requirement of(Line line, String note) {
        Met met = switch (line.verdict()) {
            case MET -> Met.MET;
            case MISSED -> Met.MISSED;
            case PROMISED, DOUBTFUL, NOT_MEASURED -> Met.NOT_MEASURED;
        };
        return new Requirement(line.requirement(), line.asked(), line.estimated().orElse(""), line.measured().orElse(""), met, note);
    }
}
