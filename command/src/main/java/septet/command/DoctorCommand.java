package septet.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import septet.design.Fault;
import septet.studio.Terminal;
import septet.studio.TextTable;
import septet.world.World;

@Command(name = "doctor", mixinStandardHelpOptions = true, sortOptions = false,
        description = "What this machine can do, and the remedy for what it cannot; with a design also whether its store is whole and free.",
        footer = {"", "  septet doctor", "  septet doctor design.yaml --port 8001", "", "Exit code 5 where something needs a remedy."})
final class DoctorCommand implements Callable<Integer> {
    private final Console console;
    @Parameters(index = "0", arity = "0..1", paramLabel = "DESIGN", description = "A design whose store is looked at too.")
    private Path design;
    @Option(names = "--store", paramLabel = "FOLDER", defaultValue = "", description = "Where the system lives (default: .septet/NAME beside the design).")
    private String store;
    @Option(names = "--port", defaultValue = "8000", converter = PortNumber.class, description = "The port to be served on (default: ${DEFAULT-VALUE}).")
    private int port;

    DoctorCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        World world = Composition.world();
        Path folder = design == null ? Path.of("").toAbsolutePath() : Work.folder(design);
        Path looked = design == null ? null : Work.open(design, store).store();
        List<Finding> findings = new ArrayList<>(Machine.look(world, folder, port));
        if (looked != null) findings.add(StoreHealth.look(world.disk(), looked));
        console.lines(TextTable.of(List.of(), findings.stream().map(finding -> List.of(finding.isOk() ? "ok" : "NOT OK", finding.what(),
                finding.isOk() ? finding.found() : finding.found() + ". " + finding.remedy())).toList(), 0, Terminal.WIDTH));
        findings.forEach(finding -> console.event("finding", Map.of("what", finding.what(), "ok", finding.isOk(), "found", finding.found(), "remedy", finding.remedy())));
        return findings.stream().allMatch(Finding::isOk) ? 0 : Fault.ENGINE.exitCode();
    }
}
