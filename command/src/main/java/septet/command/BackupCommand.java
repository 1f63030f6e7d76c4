package septet.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import septet.model.Backup;

@Command(name = "backup", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Copies a whole store while it serves: log, versions with their files, reports. Everything is checked by content on the way. A copy that is there "
                + "already gets only what is new. A copy is a store itself.",
        footer = {"", "  septet backup design.yaml --to /elsewhere/fraud", "", "It can be made again and again, beside a server that runs."})
final class BackupCommand implements Callable<Integer> {
    private final Console console;
    @Mixin
    private StoreOptions options;
    @Option(names = "--to", paramLabel = "FOLDER", required = true, description = "A new or empty folder, or an earlier copy of this store.")
    private Path into;

    BackupCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Copying.say(console, "backup", into, Backup.copy(Composition.world().disk(), options.open().store(), into));
        return 0;
    }
}
