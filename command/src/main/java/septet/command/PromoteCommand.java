package septet.command;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import septet.model.Store;
import septet.model.Version;
import septet.world.World;

@Command(name = "promote", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Lets a registered version serve from the next start on, by hand; the reason is kept.",
        footer = {"", "  septet promote design.yaml v2 --reason 'reviewed by risk'", "",
                "A run promotes by itself what passed its gates. While a server holds the store, stop it first."})
final class PromoteCommand implements Callable<Integer> {
    private final Console console;
    @Mixin
    private StoreOptions options;
    @Parameters(index = "1", paramLabel = "VERSION", description = "Such as v2; septet versions lists them.")
    private String version;
    @Option(names = "--reason", paramLabel = "TEXT", defaultValue = "by hand", description = "Why, for the history.")
    private String reason;

    PromoteCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Work work = options.open();
        World world = Composition.world();
        Store.view(world.disk(), work.store());
        try (Store store = Store.open(world.disk(), work.store())) {
            Optional<String> before = store.registry().versions().served().map(Version::id);
            Version now = store.registry().promote(version, world.clock().micros(), reason);
            console.result(before.filter(now.id()::equals).isPresent() ? now.id() + " serves already" : now.id() + " serves" + before.map(old -> " instead of " + old).orElse(""));
            console.event("promoted", Map.of("version", now.id(), "before", before.orElse("")));
        }
        return 0;
    }
}
