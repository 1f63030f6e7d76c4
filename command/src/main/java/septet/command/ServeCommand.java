package septet.command;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import septet.design.Refused;
import septet.loop.Ingested;
import septet.model.Store;
import septet.world.World;

@Command(name = "serve", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Serves the promoted version on this machine's loopback interface until interrupted; watches it on /status and /.",
        footer = {"", "  septet serve design.yaml --port 8000", "  septet serve design.yaml --follow payments=kafka://localhost:9092/payments", "  curl -s localhost:8000/status"})
final class ServeCommand implements Callable<Integer> {
    private final Console console;
    @Mixin
    private DesignOptions options;
    @Mixin
    private ServingOptions serving;

    ServeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        Work work = options.open();
        World world = Composition.world();
        try (Store store = Store.open(world.disk(), work.store())) {
            serve(console, work, store, world, new Running.How(options.sources, OptionalLong.empty(), serving), Optional.empty());
        }
        return 0;
    }

    /// Serves until the process is told to end; then drains, closes the store, and lets the process end.
    static void serve(Console console, Work work, Store store, World world, Running.How how, Optional<Ingested> ingested) throws InterruptedException {
        Running running = Running.start(work, store, world, how, ingested, console::progress);
        console.lasts();
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            console.progress(ended(List.of(running::close, store::close)));
            ended.countDown();
        }));
        console.result(running.system().version().id() + " serves at " + running.address() + (running.system().ladder().standing().isEmpty()
                ? "" : " (" + running.system().ladder().standing() + ")"));
        console.result("  try: curl -s " + running.address() + "/decide -d '" + running.system().example() + "'");
        console.result("  watch: " + running.address() + "/   stop: Ctrl-C");
        console.event("serving", Map.of("version", running.system().version().id(), "address", running.address()));
        ended.await();
    }

    /// Closes the parts, and says how that went. What was acknowledged is in the log either way.
    static String ended(List<? extends Runnable> parts) {
        try {
            Closing.all(parts);
            return "served until now; everything acknowledged is in the log";
        } catch (Refused refused) {
            return refused.problems().getFirst().line();
        }
    }
}
