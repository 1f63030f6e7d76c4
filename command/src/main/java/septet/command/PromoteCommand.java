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
import septet.model.Versions;
import septet.world.World;

@Command(name = "promote", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Lets a registered version serve, by hand; who and why are kept. A server that runs does it at once, and ends a rollout that is under way.",
        footer = {"", "  septet promote design.yaml v2 --reason 'reviewed by risk'", "",
                "A run promotes by itself what passed its gates, a server what passed its steps."})
final class PromoteCommand implements Callable<Integer> {
    private final Console console;
    @Mixin
    private StoreOptions options;
    @Parameters(index = "1", paramLabel = "VERSION", description = "Such as v2; septet versions lists them.")
    private String version;
    @Option(names = "--reason", paramLabel = "TEXT", defaultValue = "no reason was given", description = "Why, for the history.")
    private String reason;

    @Option(names = "--by", paramLabel = "NAME", description = "Who, for the history (default: the user).")
    private String by = System.getProperty("user.name");

    PromoteCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        ByWhom who = new ByWhom(by, reason);
        Work work = options.open();
        World world = Composition.world();
        Versions known = Store.view(world.disk(), work.store()).versions();
        known.version(version);
        Optional<String> before = known.served().map(Version::id);
        if (before.filter(version::equals).isPresent()) {
            console.result(version + " serves already");
            return 0;
        }
        Versions now = new AskedServer(world, work.store()).instead(() -> {
            try (Store store = Store.open(world.disk(), work.store())) {
                store.registry().promote(version, world.clock().micros(), who.words());
            }
        }, "/versions/promote", Map.of("version", version, "by", who.by(), "why", who.why()));
        String serves = now.served().map(Version::id).orElse("nothing");
        console.result(serves + " serves" + before.map(old -> " instead of " + old).orElse(""));
        console.event("promoted", Map.of("version", serves, "before", before.orElse("")));
        return 0;
    }
}
