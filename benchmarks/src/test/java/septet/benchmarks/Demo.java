package septet.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `./septet demo` from a built checkout: seconds on the clock and the greatest resident memory.
final class Demo {
    static final String NAME = "demo";
    private static final double SECONDS = 60;
    private static final double MEGABYTES = 3 * 1024;
    private static final int RUNS = 3;

    private Demo() {}

    static Outcome run(Size size) throws Exception {
        int runs = size == Size.DEEP ? RUNS : 1;
        Path folder = Files.createTempDirectory("septet-demo");
        try {
            Path said = folder.resolve("said");
            Meter.of(List.of("./septet", "--version"), Repository.ROOT, Map.of(), said).done(said);
            double[] seconds = new double[runs];
            double[] megabytes = new double[runs];
            for (int i = 0; i < runs; i++) {
                Meter meter = Meter.of(List.of("./septet", "demo", "--folder", folder.resolve("demo " + i).toString()), Repository.ROOT, Map.of(), said).done(said);
                seconds[i] = meter.seconds();
                megabytes[i] = meter.megabytes();
            }
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("runs", runs);
            values.put("seconds, median (least..most)", Shown.spread(seconds));
            values.put("greatest resident MB, median (least..most)", Shown.spread(megabytes));
            boolean met = within(Shown.median(seconds), Shown.median(megabytes));
            return new Outcome(NAME, "7 (the design's)", runs, values, caught(folder), met);
        } finally {
            TrialRun.delete(folder);
        }
    }

    private static boolean within(double seconds, double megabytes) {
        return seconds <= SECONDS && megabytes > 0 && megabytes <= MEGABYTES;
    }

    /// Four gigabytes that a grandchild holds for a moment are seen, and so is a pause.
    private static Map<String, Boolean> caught(Path folder) throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String held = String.join(" ", java, "-XX:+UseSerialGC", "-Xms4g", "-Xmx4g", "-XX:+AlwaysPreTouch", "-version");
        Meter greedy = Meter.of(List.of("sh", "-c", held + "; true"), folder, Map.of(), folder.resolve("said"));
        Meter slow = Meter.of(List.of("sh", "-c", "sleep 0.5"), folder, Map.of(), folder.resolve("said"));
        Map<String, Boolean> caught = new LinkedHashMap<>();
        caught.put("4 GB that a child holds for a moment", !within(0, greedy.megabytes()));
        caught.put("a pause", slow.seconds() >= 0.5);
        return caught;
    }
}
