package septet.command;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import septet.loop.Retraining;
import septet.loop.RetrainingOrder;
import septet.model.Store;
import septet.world.World;

/// One retraining, for a server that started this process: it reads the server's store, and writes one file.
@Command(name = RetrainingCommand.NAME, hidden = true, sortOptions = false, description = "One retraining, for septet serve.")
final class RetrainingCommand implements Callable<Integer> {
    static final String NAME = "retraining";
    private final Console console;
    @Mixin
    private DesignOptions options;
    @Option(names = "--order", required = true, description = "What is to be done.")
    private Path order;
    @Option(names = "--text", required = true, description = "The design as it was when the server began.")
    private Path text;
    @Option(names = "--found", required = true, description = "Where what came of it is written.")
    private Path found;

    RetrainingCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        OwnProcess.endWithWhoStarted();
        World world = Composition.world();
        Work work = Work.of(options.design, Work.bytes(text), options.store);
        Store.View view = Store.view(world.disk(), work.store());
        RetrainingOrder asked = RetrainingOrder.read(world.disk().read(order));
        try (Store scratch = Scratch.of(world.disk(), work.store(), List.of(asked.version(), asked.before()))) {
            world.disk().replace(found, Retraining.of(work.job(scratch, world, options.sources, console::progress), () -> view.reader(0), asked));
        }
        return 0;
    }
}
