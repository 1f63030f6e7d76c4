package septet.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import septet.design.Problem;

/// Thirty planted leaks and twenty clean designs, each run from its file: what `run` warns of.
final class LeaksFound {
    static final String NAME = "leaks";
    private static final int LEAST = 28;
    private static final int FALSE_ALARMS = 1;

    private LeaksFound() {}

    static Outcome run(Size size) throws Exception {
        long seed = 1;
        List<PlantedLeaks> planted = PlantedLeaks.all(seed);
        List<CleanDesigns> clean = CleanDesigns.all(seed);
        List<String> missed = new ArrayList<>();
        List<String> alarms = new ArrayList<>();
        int tried = 0;
        int found = 0;
        for (int i = 0; i < planted.size(); i++) {
            if (size == Size.SHARE && i % 5 != 0) continue;
            tried++;
            PlantedLeaks leak = planted.get(i);
            List<Problem> said = warnings(leak.file());
            boolean named = said.stream().anyMatch(problem -> problem.code().equals(leak.kind().code())
                    && (leak.column().isEmpty() || problem.place().endsWith("." + leak.column())));
            if (named) found++;
            else missed.add(leak.name() + " " + said.stream().map(Problem::line).toList());
        }
        int innocent = 0;
        for (int i = 0; i < clean.size(); i++) {
            if (size == Size.SHARE && i % 5 != 0) continue;
            innocent++;
            List<Problem> said = warnings(clean.get(i).file());
            if (!said.isEmpty()) alarms.add(clean.get(i).name() + " " + said.stream().map(Problem::line).toList());
        }
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("leaks planted", tried);
        values.put("found and named", found);
        values.put("clean designs", innocent);
        values.put("false alarms", alarms.size());
        values.put("missed", missed);
        values.put("alarms", alarms);
        Map<String, Boolean> caught = Map.of("the planted column in another order", warnings(PlantedLeaks.shuffled(seed)).isEmpty());
        boolean met = tried - found <= (size == Size.DEEP ? planted.size() - LEAST : 0) && alarms.size() <= FALSE_ALARMS;
        return new Outcome(NAME, "" + seed, tried + innocent, values, caught, met);
    }

    /// What a run warns of, but for what the form of the design alone shows.
    static List<Problem> warnings(LeakTables.File file) throws Exception {
        Path csv = Files.createTempFile("septet-leak", ".csv");
        try {
            Files.writeString(csv, file.csv());
            return TrialRun.of(file.design(), Map.of("rows", csv)).report().warnings().stream().filter(problem -> problem.code().startsWith("EVALUATION-LEAK-")).toList();
        } finally {
            Files.delete(csv);
        }
    }
}
