package septet.command;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import septet.data.LoopRecord;
import septet.model.Change;
import septet.model.Store;
import septet.studio.Terminal;
import septet.studio.TextTable;

@Command(name = "history", mixinStandardHelpOptions = true, sortOptions = false,
        description = "What was decided about versions, and why, the oldest first: retrainings, gates, steps of rollouts with their verdicts, promotions, rollbacks, by the loop and by "
                + "hand. It reads the log, also beside a server that runs.",
        footer = {"", "  septet history design.yaml", "  septet history design.yaml --of v3 --evidence"})
final class HistoryCommand implements Callable<Integer> {
    private final Console console;
    @Mixin
    private StoreOptions options;
    @Option(names = "--of", paramLabel = "VERSION", defaultValue = "", description = "Only what speaks of this version.")
    private String version;
    @Option(names = "--evidence", description = "With the numbers behind each decision.")
    private boolean evidence;

    HistoryCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Work work = options.open();
        Store.View view = Store.view(Composition.world().disk(), work.store());
        List<LoopRecord> story = story(view);
        List<List<String>> rows = new ArrayList<>();
        for (LoopRecord each : story) {
            if (!version.isEmpty() && !version.equals(each.version())) continue;
            rows.add(List.of(at(each.at()), each.version(), each.action() + (each.verdict().isEmpty() ? "" : ": " + each.verdict()), each.sentence()));
            if (evidence) each.evidence().forEach(line -> rows.add(List.of("", "", "", "  " + line)));
            console.event("decided", Map.of("at", each.at(), "action", each.action(), "version", each.version(), "verdict", each.verdict(), "sentence", each.sentence(), "evidence",
                    each.evidence()));
        }
        // of one that never was there is no history
        if (rows.isEmpty() && !version.isEmpty()) view.versions().version(version);
        if (!rows.isEmpty()) console.lines(TextTable.of(List.of("at", "version", "what", "why"), rows, 0, Terminal.WIDTH) + "\n");
        console.result(rows.isEmpty() ? "nothing was decided yet" : view.versions().served().map(served -> served.id() + " serves").orElse("nothing serves yet"));
        return 0;
    }

    /// What stands in the log, and of what changed otherwise (by a run, or by hand while nothing served) what the registry says.
    private static List<LoopRecord> story(Store.View view) {
        List<LoopRecord> log = Told.of(view);
        List<LoopRecord> story = new ArrayList<>(log);
        for (Change change : view.versions().history()) {
            LoopRecord said = said(change);
            if (log.stream().noneMatch(each -> each.at() == said.at())) story.add(said);
        }
        story.sort(Comparator.comparingLong(LoopRecord::at));
        return story;
    }

    private static LoopRecord said(Change change) {
        return switch (change) {
            case Change.Registered(var made) -> new LoopRecord(made.at(), "register", made.id(), "", "It was fitted on " + made.provenance().rows() + " rows.", List.of());
            case Change.Promoted(String id, long at, String reason) -> new LoopRecord(at, "promote", id, "", id + " serves: " + reason + ".", List.of());
            case Change.RolledBack(String id, long at, String reason) -> new LoopRecord(at, "roll back", id, "", id + " serves again: " + reason + ".",
                    List.of());
        };
    }

    private static String at(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
