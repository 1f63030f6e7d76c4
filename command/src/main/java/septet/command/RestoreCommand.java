package septet.command;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import septet.data.Personal;
import septet.loop.Forgetting;
import septet.model.Backup;
import septet.model.Store;
import septet.world.World;

@Command(name = "restore", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Makes a store of a copy that septet backup has made, checked by content. Nothing is written over a store that is there.",
        footer = {"", "  septet restore design.yaml --from /elsewhere/fraud", "  septet restore design.yaml --from /elsewhere/fraud --store .septet/tried"})
final class RestoreCommand implements Callable<Integer> {
    private final Console console;
    @Mixin
    private StoreOptions options;
    @Option(names = "--from", paramLabel = "FOLDER", required = true, description = "The copy.")
    private Path from;
    @Option(names = "--forgotten", paramLabel = "FOLDER", description = "A store or newer copy: whom it has forgotten since stays forgotten.")
    private Optional<Path> forgotten = Optional.empty();

    RestoreCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Work work = options.open();
        Path store = work.store();
        Set<String> kinds = Personal.of(work.file().design().requirements(), work.file().design().data()).kinds();
        Backup.Told told = Backup.restore(Composition.world().disk(), from, store, kinds);
        Copying.say(console, "restored", store, told);
        forgotten.ifPresentOrElse(other -> forget(store, other), () -> told.keys().ifPresent(_ -> warn()));
        return 0;
    }

    /// Nobody else can tell whom the store of the copy has forgotten since.
    private void warn() {
        console.result("whoever was forgotten since this copy was made has a key here again; a newer copy, or what is left of the old store, names them, also to a store that is made once more:");
        console.result("  septet restore DESIGN --from " + from + " --store NEW --forgotten FOLDER, or septet forget for each");
    }

    private void forget(Path folder, Path other) {
        World world = Composition.world();
        try (Store store = Store.open(world.disk(), folder)) {
            console.result(String.format("%,d who were forgotten since are forgotten here too", Forgetting.again(store, world, other)));
        }
    }
}
