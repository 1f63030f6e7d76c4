package septet.loop;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import septet.data.Row;
import septet.data.Table;
import septet.data.Values;
import septet.design.Bound;
import septet.design.Findings;
import septet.design.Problem;
import septet.design.Problems;
import septet.monitoring.StepWatch;
import septet.serving.RolloutStep;

/// Steps of a rollout in which so few units meet a candidate that nothing is ever said of it, however long they are extended: only the rows tell how many there are.
final class StepUnits {
    private final String unit;
    private final int slot;
    private final Table table;

    private StepUnits(String unit, int slot, Table table) {
        this.unit = unit;
        this.slot = slot;
        this.table = table;
    }

    static List<Problem> of(Bound<SystemDesign> bound, Ingested ingested, Preparation prepared) {
        SystemDesign design = bound.value();
        Findings findings = new Findings(bound.resolved(), new Problems());
        int slot = Units.slot(design, prepared.plan());
        if (slot < 0 || prepared.material().times().length == 0) return List.of();
        StepUnits units = new StepUnits(Units.name(design).orElseThrow(), slot, ingested.tables().get(prepared.plan().mainSource()));
        if (design.monitoring().retrain().isPresent()) units.look("serving.refresh", design.serving().refresh(), findings);
        units.look("serving.rollout", design.serving().rollout(), findings);
        return findings.problems().list();
    }

    private void look(String path, List<RolloutStep> steps, Findings findings) {
        for (RolloutStep step : steps) {
            Optional<Duration> length = step.length().map(each -> each.multipliedBy(1 + step.extensions()));
            if (length.isEmpty()) continue;
            double share = step.share().doubleValue();
            long all = units(length.get());
            // of the smaller arm; in shadow each one is in both
            double met = all * (share == 0 ? 1 : Math.min(share, 1 - share));
            if (met >= StepWatch.FEWEST_UNITS) continue;
            findings.warning(path, String.format(Locale.ROOT, "in the step %s the smaller arm is about %.0f of the %,d values of %s that come in so long, however often it is extended, and fewer than %d say nothing",
                    step.text(), met, all, unit, StepWatch.FEWEST_UNITS), "no candidate is ever judged, and none takes over",
                    "Take a greater share, or name a unit of which there are more: evaluation: {online: {unit: ...}}.", "SERVING-STEP-SEES-LITTLE");
            return;
        }
    }

    /// In the last span of the rows, as long as this.
    private long units(Duration span) {
        Set<Long> seen = new HashSet<>();
        Row row = new Row(table.schema().columns().size());
        long from = table.time(table.rows() - 1) - span.toNanos() / 1_000;
        for (int i = table.rows() - 1; i >= 0 && table.time(i) > from; i--) {
            table.load(i, row);
            if (row.values[slot] != Values.MISSING) seen.add(row.values[slot]);
        }
        return seen.size();
    }
}
