package septet.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// A file in `benchmarks/results/`: what a claim rests on, and how a reader gets it again.
///
/// @param folder  of the results
/// @param sources fingerprint of what the figures were compiled from ([Sources])
/// @param commit  that was checked out then
public record ResultFile(Path folder, String sources, String commit) {
    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /// @param seconds that the figure took
    public void write(Outcome outcome, double seconds) {
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("figure", outcome.figure());
        file.put("command", "./verify deep " + outcome.figure());
        file.put("commit", commit);
        file.put("sources", sources);
        file.put("seeds", outcome.seeds());
        file.put("n", outcome.n());
        file.put("seconds", Shown.rounded(seconds));
        file.put("processor", processor());
        file.put("java", System.getProperty("java.vm.version"));
        file.put("values", outcome.values());
        file.put("planted bugs caught", outcome.caught());
        file.put("good", outcome.good());
        try {
            Files.createDirectories(folder);
            Files.write(path(outcome.figure()), JSON.writeValueAsBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The commit of a good result that was found by the same sources on such a machine, and so need not be looked for again.
    public Optional<String> standing(String figure) {
        if (!Files.exists(path(figure))) return Optional.empty();
        try {
            JsonNode file = JSON.readTree(Files.readAllBytes(path(figure)));
            boolean same = file.path("sources").asString("").equals(sources) && file.path("processor").asString("").equals(processor());
            return same && file.path("good").asBoolean(false) ? Optional.of(file.path("commit").asString("")) : Optional.empty();
        } catch (IOException | JacksonException _) {
            return Optional.empty();
        }
    }

    private Path path(String figure) {
        return folder.resolve(figure + ".json");
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

    /// The results of this checkout.
    ///
    /// @param root of the repository, the current folder
    public static ResultFile of(Path root) throws IOException {
        return new ResultFile(root.resolve("benchmarks/results"), Sources.fingerprint(root), checkedOut());
    }

    private static String checkedOut() {
        String commit = printed(List.of("git", "rev-parse", "--short=12", "HEAD"));
        return printed(List.of("git", "status", "--porcelain", "--untracked-files=no", "--", ".", ":!benchmarks/results")).isEmpty() ? commit : commit + ", changed";
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
