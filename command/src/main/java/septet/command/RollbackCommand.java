package septet.command;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import septet.model.Store;
import septet.model.Version;
import septet.model.Versions;
import septet.world.World;

@Command(name = "rollback", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Lets the version serve again that served before; where a rollout is under way, withdraws it instead. Nothing is deleted.",
        footer = {"", "  septet rollback design.yaml --reason 'alarms doubled'"})
final class RollbackCommand implements Callable<Integer> {
    private final Console console;
    @Mixin
    private StoreOptions options;
    @Option(names = "--reason", paramLabel = "TEXT", defaultValue = "no reason was given", description = "Why, for the history.")
    private String reason;

    @Option(names = "--by", paramLabel = "NAME", description = "Who, for the history (default: the user).")
    private String by = System.getProperty("user.name");

    RollbackCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        ByWhom who = new ByWhom(by, reason);
        Work work = options.open();
        World world = Composition.world();
        Store.view(world.disk(), work.store());
        Versions now = new AskedServer(world, work.store()).instead(() -> {
            try (Store store = Store.open(world.disk(), work.store())) {
                store.registry().rollback(world.clock().micros(), who.words());
            }
        }, "/versions/rollback", Map.of("by", who.by(), "why", who.why()));
        String serves = now.served().map(Version::id).orElse("nothing");
        console.result(serves + " serves again");
        console.event("rolled back", Map.of("version", serves));
        return 0;
    }
}
