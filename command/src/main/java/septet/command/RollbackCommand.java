package septet.command;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import septet.model.Store;
import septet.model.Version;
import septet.world.World;

@Command(name = "rollback", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Lets the version serve again that served before; nothing is deleted.",
        footer = {"", "  septet rollback design.yaml --reason 'alarms doubled'", "", "While a server holds the store, stop it first."})
final class RollbackCommand implements Callable<Integer> {
    private final Console console;
    @Mixin
    private StoreOptions options;
    @Option(names = "--reason", paramLabel = "TEXT", defaultValue = "by hand", description = "Why, for the history.")
    private String reason;

    RollbackCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Work work = options.open();
        World world = Composition.world();
        Store.view(world.disk(), work.store());
        try (Store store = Store.open(world.disk(), work.store())) {
            Version now = store.registry().rollback(world.clock().micros(), reason);
            console.result(now.id() + " serves again");
            console.event("rolled back", Map.of("version", now.id()));
        }
        return 0;
    }
}
