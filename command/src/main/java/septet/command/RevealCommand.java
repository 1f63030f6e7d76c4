package septet.command;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import septet.data.LogReader;
import septet.data.Subjects;
import septet.loop.Forgetting;
import septet.loop.Revealing;
import septet.model.Store;
import septet.studio.Terminal;
import septet.studio.TextTable;
import septet.world.World;

@Command(name = "reveal", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Shows what the log has sealed of somebody whose values are personal: each event and label as it was told. Whoever may read the store's keys may do it; that it was done, by "
                + "whom and why, stands in septet history before anything is shown.",
        footer = {"", "  septet reveal design.yaml card 4711 --reason 'asked for their data, case 12'", "  septet reveal design.yaml card ~kM3v0Qd8_x2RtLb --reason 'case 12' --by jan"})
final class RevealCommand implements Callable<Integer> {
    private final Console console;
    @Mixin
    private StoreOptions options;
    @Parameters(index = "1", paramLabel = "KEY", description = "A personal column or entity of the design.")
    private String key;
    @Parameters(index = "2", paramLabel = "VALUE", description = "What names the subject: the value, or the pseudonym that stands for it.")
    private String value;
    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why, for the history.")
    private String reason;
    @Option(names = "--by", paramLabel = "NAME", description = "Who, for the history (default: the user).")
    private String by = System.getProperty("user.name");

    RevealCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        ByWhom who = new ByWhom(by, reason);
        Work work = options.open();
        World world = Composition.world();
        Store.View view = Store.view(world.disk(), work.store());
        String kind = Forgetting.kind(work.file().design(), key);
        Subjects subjects = Subjects.read(world, Store.keys(work.store())).orElseThrow(() -> Forgetting.unknown(kind));
        String pseudonym = subjects.find(kind, value.strip()).filter(subjects::has).orElseThrow(() -> Forgetting.unknown(kind));
        write(world, work, new Revealing.Look(kind, pseudonym, who.by(), who.why()));
        List<Revealing.Shown> shown;
        try (LogReader reader = view.reader(0)) {
            shown = Revealing.of(pseudonym, subjects, reader);
        }
        List<List<String>> rows = new ArrayList<>();
        for (Revealing.Shown each : shown) {
            String at = Instant.EPOCH.plus(each.at(), ChronoUnit.MICROS).truncatedTo(ChronoUnit.SECONDS).toString();
            rows.add(List.of(at, each.source(), each.id(), String.join(", ", each.values().entrySet().stream().map(field -> field.getKey() + " = " + field.getValue()).toList())));
            console.event("revealed", Map.of("at", each.at(), "source", each.source(), "id", each.id(), "values", each.values()));
        }
        if (!rows.isEmpty()) console.lines(TextTable.of(List.of("at", "source", "id", "values"), rows, 0, Terminal.WIDTH) + "\n");
        console.result(String.format("%,d events and labels of %s; septet history says that %s looked", shown.size(), pseudonym, by));
        return 0;
    }

    /// Upon the store itself, or by the server that holds it; durable when this returns.
    private static void write(World world, Work work, Revealing.Look look) throws InterruptedException {
        new AskedServer(world, work.store()).either(() -> {
            try (Store store = Store.open(world.disk(), work.store())) {
                store.log().append(look.record(world.clock().micros()));
                store.log().sync();
                return true;
            }
        }, address -> {
            AskedServer.post(address, Revealing.PATH, look.fields());
            return true;
        });
    }
}
