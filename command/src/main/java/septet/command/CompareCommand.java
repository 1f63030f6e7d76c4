package septet.command;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import septet.design.Fault;
import septet.design.Problem;
import septet.design.Refused;
import septet.loop.LoopReport;
import septet.studio.Comparison;
import septet.studio.Story;
import septet.studio.Terminal;
import septet.world.World;

@Command(name = "compare", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Two designs or two runs beside each other: what was changed, what it did to quality, money, latency, time and size.",
        footer = {"", "  septet compare design.yaml leaky.yaml                   each by its newest run, where it has one",
                "  septet compare design.yaml@v1 design.yaml@v2            two versions of a store",
            "  septet compare old/run.json .septet/card-fraud/runs/v2  runs, wherever they lie", "  septet compare design.yaml leaky.yaml --page gap.html   the same as a page",
            "  septet compare .septet/card-fraud/rehearsals/a .septet/card-fraud/rehearsals/b   two rehearsals of a closed loop"})
final class CompareCommand implements Callable<Integer> {
    private final Console console;
    @Parameters(index = "0", paramLabel = "A", description = "A design, DESIGN@VERSION, a run.json, or the folder of a run.")
    private String first;
    @Parameters(index = "1", paramLabel = "B", description = "What it is compared with.")
    private String second;
    @Option(names = "--page", paramLabel = "FILE", description = "Also writes it as a page that opens offline.")
    private Path page;

    CompareCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        World world = Composition.world();
        if (Rehearsals.is(first) && Rehearsals.is(second)) return rehearsals(world);
        if (Rehearsals.is(first) || Rehearsals.is(second)) throw new Refused(Fault.DESIGN, alone(Rehearsals.is(first) ? second : first));
        Side a = Side.of(first, second, world.disk());
        Side b = Side.of(second, first, world.disk());
        Stream.of(a, b).map(Side::note).filter(note -> !note.isEmpty()).forEach(console::progress);
        Comparison comparison = Comparison.of(a.compared(), b.compared());
        console.lines(comparison.text(Terminal.WIDTH));
        console.event("comparison", Map.of("first", comparison.first(), "second", comparison.second(), "title", comparison.title(), "sentences", comparison.sentences(),
                "text", comparison.text(Terminal.WIDTH)));
        if (page == null) return 0;
        Outputs.write(world.disk(), page, comparison.html().getBytes(StandardCharsets.UTF_8));
        console.result("page: " + page);
        console.event("page", Map.of("file", page.toString()));
        return 0;
    }

    private static Problem alone(String other) {
        return Problem.error(other, "is no rehearsal of a closed loop, and the other one is", "two of a kind are compared", "Name the folder of another rehearsal, such as .septet/card-fraud/rehearsals/last.",
                "COMMAND-USAGE");
    }

    private int rehearsals(World world) {
        LoopReport a = Rehearsals.read(first, world.disk());
        LoopReport b = Rehearsals.read(second, world.disk());
        List<String> names = List.of(Rehearsals.name(first), Rehearsals.name(second));
        console.lines(Story.text(a, b, names, Terminal.WIDTH));
        console.event("comparison", Map.of("first", names.getFirst(), "second", names.getLast(), "text", Story.text(a, b, names, Terminal.WIDTH)));
        if (page == null) return 0;
        Outputs.write(world.disk(), page, Story.html(a, b, names).getBytes(StandardCharsets.UTF_8));
        console.result("page: " + page);
        console.event("page", Map.of("file", page.toString()));
        return 0;
    }
}
