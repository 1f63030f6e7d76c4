package septet.command;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import septet.evaluation.GateNeed;
import septet.loop.Check;
import septet.loop.DesignFile;
import septet.requirements.Estimate;
import septet.requirements.Line;

@Command(name = "check", mixinStandardHelpOptions = true, description = "All problems of a design, with the sizing and latency arithmetic; reads no data and runs nothing.")
final class CheckCommand implements Callable<Integer> {
    private final Console console;
    @Parameters(paramLabel = "DESIGN", description = "The design file.")
    private Path design;

    CheckCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Check check = Check.of(DesignFile.read(Work.bytes(design), design.getFileName().toString()));
        console.problems(check.problems());
        for (Line line : check.lines()) {
            console.result(String.format("%-22s asked %-18s estimated %-12s %s", line.requirement(), line.asked(), line.estimated().orElse("-"), line.verdict().text()));
            console.event("requirement", Map.of("requirement", line.requirement(), "asked", line.asked(), "estimated", line.estimated().orElse(""), "verdict", line.verdict().text()));
        }
        for (Estimate estimate : check.estimates()) {
            console.result(String.format("%-22s %-12s = %s", estimate.what(), estimate.text(), estimate.arithmetic()));
            console.event("estimate", Map.of("what", estimate.what(), "value", estimate.value(), "arithmetic", estimate.arithmetic()));
        }
        for (GateNeed gate : check.gates()) console.result(gate.toString());
        long errors = check.problems().stream().filter(problem -> problem.isError()).count();
        console.result(errors == 0 ? design + " is sound" + (check.problems().isEmpty() ? "" : ", with " + check.problems().size() + " warnings") : errors + " errors");
        console.event("checked", Map.of("errors", errors, "warnings", check.problems().size() - errors));
        return check.hasErrors() ? 2 : 0;
    }
}
