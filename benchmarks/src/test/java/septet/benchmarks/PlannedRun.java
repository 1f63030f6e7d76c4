package septet.benchmarks;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import septet.data.Ingest;
import septet.data.Readers;
import septet.data.TextLengths;
import septet.engines.duckdb.ParquetReader;
import septet.loop.DesignFile;
import septet.loop.RunEstimate;
import septet.loop.SystemDesign;
import septet.world.Disk;
import septet.world.RealWorld;

/// What a plan says that a run takes beside what it takes, in seconds of the processor: each run is the first of a program of its own, as a person's is.
record PlannedRun(double planned, double took) {
    private static final String SAID = "took ";

    double ratio() {
        return planned / took;
    }

    boolean isWithinTwo() {
        return ratio() >= 0.5 && ratio() <= 2;
    }

    static PlannedRun of(String design, Map<String, Path> places) throws Exception {
        Path file = Files.createTempFile("septet-planned", ".yaml");
        try {
            Files.writeString(file, design);
            List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-XX:+UseSerialGC", "-Xmx3g", "-cp", System.getProperty("java.class.path"),
                    PlannedRun.class.getName(), file.toString()));
            places.forEach((name, place) -> command.add(name + "=" + place));
            Process ran = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
            String said = new String(ran.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            if (ran.waitFor() != 0) throw new IllegalStateException("the run ended with " + ran.exitValue());
            double took = said.lines().filter(line -> line.startsWith(SAID)).mapToDouble(line -> Double.parseDouble(line.substring(SAID.length()))).findFirst().orElseThrow();
            return new PlannedRun(planned(design, places), took);
        } finally {
            Files.delete(file);
        }
    }

    /// As the command tells it.
    private static double planned(String text, Map<String, Path> places) {
        SystemDesign design = DesignFile.read(text, "design.yaml").design();
        String name = design.framing().forEach();
        Ingest.Request request = new Ingest.Request(name, design.data().sources().get(name), Path.of(""), Optional.ofNullable(places.get(name)));
        Disk disk = RealWorld.start().disk();
        return RunEstimate.of(design, 1, TextLengths.of(request, disk, new Readers(disk, List.of(Readers.ofText(disk), new ParquetReader())))).orElseThrow().value();
    }

    public static void main(String[] arguments) throws Exception {
        Map<String, Path> places = new TreeMap<>();
        for (int i = 1; i < arguments.length; i++) {
            int at = arguments[i].indexOf('=');
            places.put(arguments[i].substring(0, at), Path.of(arguments[i].substring(at + 1)));
        }
        TrialRun.of(Files.readString(Path.of(arguments[0])), places, learner -> learner, 1);
        long nanos = ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
        System.out.println(SAID + nanos / 1e9);
    }
}
