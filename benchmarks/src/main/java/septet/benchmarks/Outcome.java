package septet.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// What one run of a figure found: the file in `benchmarks/results/` that a claim rests on.
///
/// @param figure  names the file
/// @param command what a reader types to get it again
/// @param n       how many cases it rests on
/// @param values  the figures, by name, in the order to be read
/// @param caught  each planted bug and whether it was caught
/// @param met     whether the figure that was asked for is reached
public record Outcome(String figure, String command, String seeds, long n, Map<String, ?> values, Map<String, Boolean> caught, boolean met) {
    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /// Whether the figure is reached and every planted bug was caught.
    public boolean good() {
        return met && !caught.containsValue(false);
    }

    /// Prints the figure, and writes its file where the run was a whole one.
    public void report(boolean deep) {
        System.out.println(figure + ": " + (good() ? "good" : "NOT REACHED") + ", n = " + n + " " + values);
        caught.forEach((bug, was) -> System.out.println("  planted bug '" + bug + "': " + (was ? "caught" : "NOT CAUGHT")));
        if (deep) write(Path.of("benchmarks/results"));
    }

    void write(Path folder) {
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("figure", figure);
        file.put("command", command);
        file.put("commit", printed(List.of("git", "rev-parse", "--short=12", "HEAD")));
        file.put("seeds", seeds);
        file.put("n", n);
        file.put("processor", processor());
        file.put("java", System.getProperty("java.vm.version"));
        file.put("values", values);
        file.put("planted bugs caught", caught);
        file.put("good", good());
        try {
            Files.createDirectories(folder);
            Files.write(folder.resolve(figure + ".json"), JSON.writeValueAsBytes(file));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    static String processor() {
        int cores = Runtime.getRuntime().availableProcessors();
        try {
            return Files.readAllLines(Path.of("/proc/cpuinfo")).stream().filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip()).findFirst().orElse(System.getProperty("os.arch")) + ", " + cores + " cores";
        } catch (IOException e) {
            return System.getProperty("os.arch") + ", " + cores + " cores";
        }
    }

    private static String printed(List<String> command) {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.waitFor() == 0 ? text : "unknown";
        } catch (IOException e) {
            return "unknown";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "unknown";
        }
    }
}
