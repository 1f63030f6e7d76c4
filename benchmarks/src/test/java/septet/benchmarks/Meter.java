package septet.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// How long a command took, and the greatest memory that it and its children held resident at one time.
///
/// @param exit      its exit code
/// @param processor seconds of all processors together, as far as a look every moment has seen
/// @param megabytes each process counts with its peak, as the system keeps it; 0 where the system does not tell (`/proc`)
record Meter(int exit, double seconds, double processor, double megabytes) {
    private static final int LOOK_MILLIS = 20;

    /// @param said where its output goes
    static Meter of(List<String> command, Path folder, Map<String, String> environment, Path said) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).redirectOutput(said.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        long start = System.nanoTime();
        Process process = builder.start();
        process.getOutputStream().close();
        long most = 0;
        Map<Long, Duration> worked = new HashMap<>();
        do {
            long now = 0;
            for (ProcessHandle each : Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList()) {
                now += peak(each.pid());
                each.info().totalCpuDuration().ifPresent(spent -> worked.put(each.pid(), spent));
            }
            most = Math.max(most, now);
        } while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS));
        return new Meter(process.exitValue(), (System.nanoTime() - start) / 1e9, worked.values().stream().mapToLong(Duration::toMillis).sum() / 1e3,
                most / 1024.0);
    }

    /// Kilobytes.
    private static long peak(long process) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + process + "/status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:")).mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).findFirst().orElse(0);
        } catch (IOException | java.io.UncheckedIOException _) {
            return 0;
        }
    }

    /// The same, refused where the command failed.
    Meter done(Path said) throws IOException {
        if (exit != 0) throw new IllegalStateException("exit code " + exit + ": " + Files.readString(said));
        return this;
    }
}
