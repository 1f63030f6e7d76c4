package septet.command;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import septet.data.Exploration;
import septet.studio.ExplorationPage;
import septet.studio.ExplorationText;
import septet.studio.Terminal;

@Command(name = "explore", mixinStandardHelpOptions = true, sortOptions = false,
        description = "What is in a table: types, missing values, ranges over time, label rates, copies, columns that move together, suspects of a leak.",
        footer = {"", "  septet explore bookings.csv", "  septet explore bookings.csv --predict is_canceled --page bookings.html",
            "  septet explore bookings.csv --json                   one event with everything", "",
            "The page opens offline. septet new FILE --predict COLUMN writes a design from the same findings."})
final class ExploreCommand implements Callable<Integer> {
    private final Console console;
    @Mixin
    private TableOptions options;
    @Option(names = "--predict", paramLabel = "COLUMN", description = "The column to predict: adds label rates and suspects of a leak.")
    private String predict;
    @Option(names = "--page", paramLabel = "FILE", description = "Also writes it as a page that opens offline.")
    private Path page;

    ExploreCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Exploration found = options.explore(Optional.ofNullable(predict), console).exploration();
        console.lines(ExplorationText.of(found, Terminal.WIDTH));
        console.event("exploration", Map.of("exploration", found));
        if (page != null) {
            Outputs.write(Composition.world().disk(), page, ExplorationPage.html(found, Composition.PROGRAM).getBytes(StandardCharsets.UTF_8));
            console.result("page: " + page);
            console.event("page", Map.of("file", page.toString()));
        }
        console.result("Next: septet new " + options.file + " --predict " + (predict == null ? "COLUMN" : predict));
        return 0;
    }
}
