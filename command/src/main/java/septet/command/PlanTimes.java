package septet.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import septet.loop.RunFlow;
import septet.loop.RunReport;
import septet.loop.UsedSettings;

/// How long a run will take by what earlier runs of the store took on this machine, and which of their steps it will reuse.
///
/// @param run     the newest one
/// @param seconds what is left when kept steps are reused
record PlanTimes(String run, double whole, double seconds, List<String> reused) {
    private static final Set<String> FITS = Set.of("tune", "fit", "refit");
    /// To read a kept step takes about this share of making it.
    private static final double READING = 0.1;

    /// @param runs of the store, the newest first
    static Optional<PlanTimes> of(Work work, List<RunReport> runs) {
        if (runs.isEmpty()) return Optional.empty();
        Map<String, Double> longest = new LinkedHashMap<>();
        for (RunReport run : runs) for (RunFlow.Step step : run.flow().steps()) longest.merge(step.name(), step.micros() / 1e6, Math::max);
        RunReport newest = runs.getFirst();
        Map<String, String> now = used(UsedSettings.of(work.file().bound().orElseThrow().resolved()));
        Map<String, String> then = used(newest.resolved());
        boolean same = now.equals(then);
        List<String> reused = longest.keySet().stream().filter(step -> step.equals("ingest") && part(now, "data.").equals(part(then, "data."))
                || FITS.contains(step) && same).toList();
        double whole = longest.values().stream().mapToDouble(Double::doubleValue).sum();
        double saved = reused.stream().mapToDouble(step -> longest.get(step) * (1 - READING)).sum();
        return Optional.of(new PlanTimes(newest.about().run(), whole, whole - saved, reused));
    }

    private static Map<String, String> used(List<RunReport.Setting> settings) {
        return settings.stream().collect(Collectors.toMap(RunReport.Setting::path, RunReport.Setting::value, (a, _) -> a));
    }

    private static Map<String, String> part(Map<String, String> settings, String section) {
        return settings.entrySet().stream().filter(entry -> entry.getKey().startsWith(section)).collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    String text() {
        String kept = reused.isEmpty() ? "No step of it is kept as this design needs it" : "Kept and reused: " + String.join(", ", reused);
        return String.format(Locale.ROOT, "All steps together took %.1f s up to %s on this machine. %s; about %.1f s are left.", whole, run, kept, seconds);
    }
}
