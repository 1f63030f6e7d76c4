package septet.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `./septet check examples/card-fraud/design.yaml` from a built checkout: from the shell's start to its end, again and again.
final class CheckWarm {
    static final String NAME = "check-warm";
    private static final double SECONDS = 0.5;
    private static final int RUNS = 21;

    private CheckWarm() {}

    static Outcome run(Size size) throws Exception {
        int runs = size == Size.DEEP ? RUNS : 5;
        Path said = Files.createTempFile("septet-check", ".txt");
        try {
            List<String> check = List.of("./septet", "check", "examples/card-fraud/design.yaml");
            Meter.of(check, Repository.ROOT, Map.of(), said).done(said);
            double[] seconds = seconds(check, runs, said);
            double[] paused = seconds(List.of("sh", "-c", "sleep 0.5; exec " + String.join(" ", check)), 3, said);
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("seconds, median (least..most)", Shown.spread(seconds));
            return new Outcome(NAME, "none", runs, values, Map.of("half a second of pause before it", Shown.median(paused) > SECONDS), Shown.median(seconds) <= SECONDS);
        } finally {
            Files.delete(said);
        }
    }

    private static double[] seconds(List<String> command, int runs, Path said) throws Exception {
        double[] seconds = new double[runs];
        for (int i = 0; i < runs; i++) seconds[i] = Meter.of(command, Repository.ROOT, Map.of(), said).done(said).seconds();
        return seconds;
    }
}
