package septet.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import septet.loop.Outline;
import septet.loop.Outlines;
import septet.loop.RunReport;
import septet.studio.Drawing;

@Command(name = "draw", mixinStandardHelpOptions = true, sortOptions = false,
        description = "The system as a diagram: sources, features, learners, gates, serving, loop; budgets beside what a run measured.",
        footer = {"", "  septet draw design.yaml > system.svg", "  septet draw design.yaml --format mermaid      for Markdown",
                "  septet draw design.yaml --run v2 > v2.svg     with what that run measured"})
final class DrawCommand implements Callable<Integer> {
    /// Ways to write a diagram.
    enum Kind { svg, mermaid }

    private final Console console;
    @Mixin
    private StoreOptions options;
    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "svg", description = "svg or mermaid (default: svg).")
    private Kind format;
    @Option(names = "--run", paramLabel = "RUN", description = "A run whose figures stand on it: a version such as v2, a run.json, or its folder.")
    private String run;

    DrawCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Work work = options.open();
        Outline outline = Outlines.of(work.file().design());
        Optional<RunReport> measured = Optional.ofNullable(run).map(name -> report(work, name));
        String drawn = switch (format) {
            case svg -> Drawing.svg(outline, measured);
            case mermaid -> Drawing.mermaid(outline, measured);
        };
        console.result(drawn.stripTrailing());
        console.event("drawing", Map.of("format", format.name(), "text", drawn));
        return 0;
    }

    private static RunReport report(Work work, String name) {
        Path path = Path.of(name);
        return Files.exists(path) || name.contains("/") ? Runs.read(path) : Runs.of(work.store(), name);
    }
}
