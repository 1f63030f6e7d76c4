package septet.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A fresh clone of the last commit with an empty Maven repository: how long until the first command answers, until the demo has ended, and what is fetched.
final class ColdClone {
    static final String NAME = "cold-clone";
    private static final double MEGABYTE = 1e6;

    private ColdClone() {}

    static Outcome run(Size size) throws Exception {
        Path folder = Files.createTempDirectory("septet-cold");
        try {
            Path said = folder.resolve("said");
            Path clone = folder.resolve("clone");
            Path repository = Files.createDirectory(folder.resolve("maven"));
            Meter cloned = Meter.of(List.of("git", "clone", "-q", "file://" + Repository.ROOT, clone.toString()), folder, Map.of(), said).done(said);
            double source = megabytes(clone) - megabytes(clone.resolve(".git"));
            Meter built = septet(clone, repository, said, "--version");
            double fetched = megabytes(repository);
            Meter demo = septet(clone, repository, said, "demo");
            Path second = folder.resolve("second");
            Meter.of(List.of("git", "clone", "-q", "file://" + Repository.ROOT, second.toString()), folder, Map.of(), said).done(said);
            Meter again = septet(second, repository, said, "--version");
            double more = megabytes(repository) - fetched;
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("seconds to clone", cloned.seconds());
            values.put("MB of sources", source);
            values.put("seconds until the first command answers: fetch, build, start", built.seconds());
            values.put("MB fetched into the empty Maven repository", fetched);
            values.put("seconds of the demo then", demo.seconds());
            values.put("seconds until a second clone answers, with the repository filled", again.seconds());
            values.put("MB in the built clone", megabytes(clone.resolve("command/target")));
            Map<String, Boolean> caught = Map.of("a repository that was not empty", more < 1 && fetched > 10);
            return new Outcome(NAME, "none", 1, values, caught, true);
        } finally {
            TrialRun.delete(folder);
        }
    }

    private static Meter septet(Path clone, Path repository, Path said, String command) throws IOException, InterruptedException {
        return Meter.of(List.of("./septet", command), clone, Map.of("MAVEN_OPTS", "-Dmaven.repo.local=" + repository), said).done(said);
    }

    private static double megabytes(Path folder) throws IOException {
        long bytes = 0;
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) bytes += Files.size(file);
        }
        return bytes / MEGABYTE;
    }
}
