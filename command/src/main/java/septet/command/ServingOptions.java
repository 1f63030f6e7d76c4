package septet.command;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import picocli.CommandLine.Option;
import septet.design.Fault;
import septet.design.Nearest;
import septet.design.Problem;
import septet.design.Refused;
import septet.loop.ServedSystem;
import septet.model.Store;
import septet.serving.AsideFile;
import septet.serving.Follower;
import septet.world.World;

/// How a system serves: where it listens, whether it looks at its design, streams of other systems that its sources follow, who hears of alerts, and how often its features are computed
/// once more.
final class ServingOptions {
    @Option(names = "--port", defaultValue = "8000", converter = PortNumber.class, description = "Where to listen; 0 takes any free port (default: ${DEFAULT-VALUE}).")
    int port;

    @Option(names = "--watch", description = "Run the design when its file changes; a version that is promoted then answers from one request to the next.")
    boolean watch;

    @Option(names = "--follow", paramLabel = "NAME=STREAM", description = "A stream whose messages are rows of a source: kafka://HOST:PORT/TOPIC.")
    Map<String, String> follow = new LinkedHashMap<>();

    @Option(names = "--kafka", paramLabel = "FILE", description = "Settings of Kafka's client, such as security.protocol, as a properties file.")
    Path settings = Path.of("");

    @Option(names = "--alerts-to", paramLabel = "URL", converter = WebAddress.class, description = "Where alerts are posted, as CloudEvents; without it they are only said.")
    Optional<URI> alertsTo = Optional.empty();

    @Option(names = "--audit-every", paramLabel = "TIME", converter = Every.Reading.class, defaultValue = "1d", description = "How often a share of the served features is computed once more beside the "
            + "server, from the sources and the log, and compared bit by bit; never (default: ${DEFAULT-VALUE}).")
    Every auditEvery = Every.NEVER;

    /// Starts to follow.
    ///
    /// @param group of readers who share the partitions of a stream: nobody else's
    List<Follower> start(String group, ServedSystem system, Store store, World world, Work work) {
        for (String source : follow.keySet()) if (!system.sources().contains(source)) throw noSource(source, system.sources());
        Map<String, String> further = read();
        List<Follower> followers = new ArrayList<>();
        try {
            follow.forEach((source, stream) -> {
                AsideFile aside = new AsideFile(world.disk(), store.aside(source), stream);
                followers.add(Follower.start(Composition.topic(stream, group, further), work.of(source, aside), world.scheduler()));
            });
            return List.copyOf(followers);
        } catch (RuntimeException e) {
            followers.forEach(Follower::close);
            throw e;
        }
    }

    /// What the follower of a source works with.
    @FunctionalInterface
    interface Work {
        Follower.Work of(String source, AsideFile aside);
    }

    private Map<String, String> read() {
        Map<String, String> read = new LinkedHashMap<>();
        if (settings.toString().isEmpty()) return read;
        try (Reader reader = Files.newBufferedReader(settings, StandardCharsets.UTF_8)) {
            Properties properties = new Properties();
            properties.load(reader);
            properties.stringPropertyNames().stream().sorted().forEach(name -> read.put(name, properties.getProperty(name)));
            return read;
        } catch (IOException | IllegalArgumentException e) {
            throw new Refused(Fault.DESIGN, Problem.error("--kafka", settings + " cannot be read: " + e.getMessage(), "nothing is followed", "Name a properties file.", "DESIGN-NO-FILE"));
        }
    }

    private static Refused noSource(String source, List<String> sources) {
        return new Refused(Fault.DESIGN, Problem.error("--follow", "there is no source " + source, "nothing is followed", Nearest.remedy(source, sources), "SERVING-UNKNOWN-SOURCE"));
    }
}
