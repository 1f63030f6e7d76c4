package septet.command;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import septet.loop.Ingested;
import septet.loop.Run;
import septet.model.Store;
import septet.model.Version;
import septet.world.World;

@Command(name = "up", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Runs the design where no version of it exists yet, then serves it until interrupted.",
        footer = {"", "  septet up examples/card-fraud/design.yaml"})
final class UpCommand implements Callable<Integer> {
    private final Console console;
    @Mixin
    private DesignOptions options;
    @Mixin
    private ServingOptions serving;

    UpCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        Work work = options.open();
        World world = Composition.world();
        try (Store store = Store.open(world.disk(), work.store())) {
            Optional<Ingested> ingested = Optional.empty();
            if (needsRun(work, store)) {
                Run.Result result = RunCommand.run(console, work, store, world, options.sources);
                ingested = Optional.of(result.ingested());
            }
            ServeCommand.serve(console, work, store, world, new Running.How(options.sources, OptionalLong.empty(), serving), ingested);
        }
        return 0;
    }

    private static boolean needsRun(Work work, Store store) {
        Optional<Version> served = store.registry().versions().served();
        return served.isEmpty() || !served.get().provenance().design().equals(work.file().fingerprint());
    }
}
