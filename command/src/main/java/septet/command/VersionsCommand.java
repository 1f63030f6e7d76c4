package septet.command;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import septet.model.Change;
import septet.model.Store;
import septet.model.Version;
import septet.model.Versions;
import septet.studio.Terminal;
import septet.studio.TextTable;

@Command(name = "versions", mixinStandardHelpOptions = true, sortOptions = false,
        description = "What was registered, promoted and rolled back, the oldest first, and which version serves.",
        footer = {"", "  septet versions design.yaml", "  septet promote design.yaml v2", "  septet rollback design.yaml"})
final class VersionsCommand implements Callable<Integer> {
    private final Console console;
    @Mixin
    private StoreOptions options;

    VersionsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Work work = options.open();
        Versions versions = Store.view(Composition.world().disk(), work.store()).versions();
        List<List<String>> rows = new ArrayList<>();
        for (Change change : versions.history()) {
            List<String> row = row(change);
            rows.add(row);
            console.event("change", Map.of("at", change.at(), "version", row.get(1), "what", row.get(2), "why", row.get(3)));
        }
        Optional<Version> served = versions.served();
        if (!rows.isEmpty()) console.lines(TextTable.of(List.of("at", "version", "was", "why"), rows, 0, Terminal.WIDTH) + "\n");
        console.result(served.map(version -> version.id() + " serves").orElse("nothing serves yet: septet run " + options.design));
        console.event("serves", Map.of("version", served.map(Version::id).orElse("")));
        return 0;
    }

    private static List<String> row(Change change) {
        String at = Instant.EPOCH.plus(change.at(), ChronoUnit.MICROS).truncatedTo(ChronoUnit.SECONDS).toString();
        return switch (change) {
            case Change.Registered(Version version) -> List.of(at, version.id(), "registered", version.provenance().learner() + from(version));
            case Change.Promoted promoted -> List.of(at, promoted.version(), "promoted", promoted.reason());
            case Change.RolledBack back -> List.of(at, back.version(), "rolled back to", back.reason());
        };
    }

    private static String from(Version version) {
        return ", design " + version.provenance().design().substring(0, 8) + version.parent().map(parent -> ", after " + parent).orElse("");
    }
}
