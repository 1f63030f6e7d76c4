package septet.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import septet.loop.Run;
import septet.loop.RunExploration;
import septet.loop.RunReport;
import septet.model.Store;
import septet.studio.Terminal;
import septet.world.World;

@Command(name = "demo", mixinStandardHelpOptions = true, sortOptions = false,
        description = "The whole loop on card fraud in a new folder: trains, serves, posts the next 1,000 payments over HTTP, judges, ends.",
        footer = {"", "  septet demo", "  septet demo --folder my-demo"})
final class DemoCommand implements Callable<Integer> {
    private static final int PAYMENTS = 1_000;
    private final Console console;
    @Option(names = "--folder", paramLabel = "FOLDER", defaultValue = "septet-demo", description = "The new folder (default: ${DEFAULT-VALUE}, or the next number that is free).")
    private String folder;

    DemoCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException, IOException {
        Path here = unused(folder);
        console.progress("septet demo: card fraud in " + here + ": check, train on three weeks out of 1.75 million payments, gate, register, serve, judge");
        Path design = here.resolve("design.yaml");
        Files.createDirectories(here.resolve("runbooks"));
        copy("design.yaml", design);
        copy("runbooks/card-fraud.md", here.resolve("runbooks/card-fraud.md"));
        Work work = Work.open(design, here.resolve("store").toString());
        World world = Composition.world();
        try (Store store = Store.open(world.disk(), work.store())) {
            Run.Result result = Run.of(work.job(store, world, Map.of(), console::progress));
            List<String> payments = Traffic.nextPayments(work.file().design(), PAYMENTS);
            Traffic.Measured measured;
            try (Running running = Running.start(work, store, world, new Running.How(Map.of(), Traffic.last(payments), new ServingOptions()), Optional.of(result.ingested()),
                    console::progress)) {
                console.progress("serve: " + result.version().id() + " at " + running.address() + "; posting the next " + PAYMENTS + " payments");
                measured = new Traffic(running.address()).post(payments);
            }
            RunReport report = Live.with(result.report(), measured);
            Path written = RunFiles.write(work, store, world.disk(), report, RunExploration.of(work.file().design(), result));
            console.result(Terminal.outcome(report, Terminal.WIDTH));
            console.result(measured.sentence());
            console.result("report: " + written);
            console.event("demo", Map.of("promoted", result.promoted(), "answered", measured.answered(), "report", written.toString()));
            return result.promoted() && measured.answered() == PAYMENTS ? 0 : RunCommand.NOT_PROMOTED;
        }
    }

    private static Path unused(String name) {
        Path folder = Path.of(name);
        for (int number = 2; Files.exists(folder); number++) folder = Path.of(name + "-" + number);
        return folder.toAbsolutePath();
    }

    private static void copy(String resource, Path to) throws IOException {
        try (InputStream stream = DemoCommand.class.getResourceAsStream("/examples/card-fraud/" + resource)) {
            if (stream == null) throw new IOException("the example is not packed: " + resource);
            Files.write(to, stream.readAllBytes());
        }
    }

}
