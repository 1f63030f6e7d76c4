package septet.command;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import septet.data.SourceSection;
import septet.data.TextTable;
import septet.design.Fault;
import septet.design.Problem;
import septet.design.Refused;
import septet.loop.ServedSystem;
import septet.loop.SystemDesign;
import septet.model.Store;
import septet.model.Version;
import septet.model.Versions;
import septet.serving.Decision;
import septet.world.World;

@Command(name = "predict", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Scores rows with the promoted version, beside the system: nothing is logged. One JSON object for each row, in the order of the rows.",
        footer = {"", "  septet predict design.yaml new.csv > scored.jsonl", "  cat new.jsonl | septet predict design.yaml -", "",
            "A row sees the rows of the sources and the rows before it, as it would when served. A row that is wrong is told",
            "in its place with its problems, and on standard error with its line; then the exit code is 4."})
final class PredictCommand implements Callable<Integer> {
    private static final String INPUT = "-";
    private final Console console;
    @Mixin
    private DesignOptions options;
    @Parameters(index = "1", arity = "0..1", paramLabel = "FILE", defaultValue = INPUT,
            description = "CSV (.csv, .tsv), Parquet, or JSON lines (.jsonl); - reads JSON lines from standard input.")
    private String file;
    private long bad;

    PredictCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        Work work = options.open();
        World world = Composition.world();
        if (!file.equals(INPUT) && !Files.isRegularFile(Path.of(file))) throw noFile();
        Versions versions = Store.view(world.disk(), work.store()).versions();
        List<String> answering = Stream.of(versions.served(), versions.before()).flatMap(Optional::stream).map(Version::id).toList();
        try (Store store = Scratch.of(world.disk(), work.store(), answering)) {
            ServedSystem system = ServedSystem.open(work.job(store, world, options.sources, console::progress), Optional.empty());
            rows(work, world, system);
        }
        return bad == 0 ? 0 : Fault.DATA.exitCode();
    }

    private void rows(Work work, World world, ServedSystem system) throws IOException {
        if (file.equals(INPUT)) {
            AskedRows.jsonLines(new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)), asked -> answer(system, asked, world));
        } else if (file.endsWith(".jsonl") || file.endsWith(".ndjson") || file.endsWith(".json")) {
            ByteArrayInputStream bytes = new ByteArrayInputStream(Files.readAllBytes(Path.of(file)));
            AskedRows.jsonLines(new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8)), asked -> answer(system, asked, world));
        } else {
            SystemDesign design = work.file().design();
            SourceSection source = design.data().sources().get(design.framing().forEach());
            try (TextTable table = Composition.engines(world).tables().open(Path.of(file), source.format().format())) {
                AskedRows.table(table, source, asked -> answer(system, asked, world));
            }
        }
    }

    private void answer(ServedSystem system, Asked asked, World world) {
        if (!asked.problems().isEmpty()) {
            wrong(asked, asked.problems());
            return;
        }
        try {
            Decision decision = system.decider().decide(asked.event(), world.clock().micros());
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("row", asked.row());
            fields.put("id", decision.id());
            fields.put("decision", decision.decision());
            fields.put("score", Double.isNaN(decision.score()) ? null : decision.score());
            if (decision.heads().size() > 1) fields.put("heads", heads(decision));
            fields.put("reasons", decision.reasons());
            fields.put("version", decision.version());
            fields.put("degraded", !decision.degraded().isEmpty());
            if (!decision.degraded().isEmpty()) fields.put("because", decision.degraded());
            say("prediction", fields);
        } catch (Refused refused) {
            wrong(asked, refused.problems());
        }
    }

    /// Where there are several: classes, or the ends of an interval.
    private static Map<String, Double> heads(Decision decision) {
        Map<String, Double> heads = new LinkedHashMap<>();
        for (Decision.Head head : decision.heads()) heads.put(head.name(), head.estimate());
        return heads;
    }

    /// In its place among the answers, and as a message.
    private void wrong(Asked asked, List<Problem> problems) {
        bad++;
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("row", asked.row());
        fields.put("line", asked.line());
        fields.put("problems", problems.stream().map(Problem::line).toList());
        say("unscored", fields);
        console.problems(problems.stream().map(problem -> Problem.error((file.equals(INPUT) ? "input" : file) + ":" + asked.line() + " " + problem.place(),
                problem.cause(), problem.consequence(), problem.remedy(), problem.code())).toList());
    }

    private void say(String event, Map<String, Object> fields) {
        console.result(Console.json(fields));
        console.event(event, fields);
    }

    private Refused noFile() {
        String cause = Files.isDirectory(Path.of(file)) ? "is a folder" : "there is no such file";
        return new Refused(Fault.DATA, Problem.error(file, cause, "nothing was scored", "Name a file of rows, or - for standard input.", "DATA-NO-FILE"));
    }
}
