package septet.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import septet.design.Fault;
import septet.design.Problem;
import septet.evaluation.GateNeed;
import septet.loop.Check;
import septet.loop.DesignFile;
import septet.requirements.Estimate;
import septet.requirements.Line;
import septet.studio.CheckText;
import septet.studio.Terminal;

@Command(name = "check", mixinStandardHelpOptions = true, sortOptions = false,
        description = "All problems of a design, with the sizing and latency arithmetic; reads no data and runs nothing.",
        footer = {"", "  septet check examples/card-fraud/design.yaml", "  septet check --json design.yaml      one event for each problem, estimate and gate", "",
            "Problems go to standard error, the arithmetic to standard output. Exit code 2: the design has an error; warnings leave it 0.",
            "septet explain CODE says more of a problem."})
final class CheckCommand implements Callable<Integer> {
    private final Console console;
    @Parameters(paramLabel = "DESIGN", description = "The design file.")
    private Path design;

    CheckCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Check check = Check.of(DesignFile.read(Work.bytes(design), Work.name(design)));
        console.problems(check.problems());
        String arithmetic = CheckText.of(check, Terminal.WIDTH);
        if (!arithmetic.isEmpty()) console.lines(arithmetic + "\n");
        events(check);
        console.result(verdict(check));
        return check.hasErrors() ? Fault.DESIGN.exitCode() : 0;
    }

    private void events(Check check) {
        for (Line line : check.lines()) {
            console.event("requirement", Map.of("requirement", line.requirement(), "asked", line.asked(), "estimated", line.estimated().orElse(""), "verdict",
                    line.verdict().text()));
        }
        for (Estimate estimate : check.estimates()) {
            console.event("estimate", Map.of("what", estimate.what(), "value", estimate.value(), "text", estimate.text(), "arithmetic", estimate.arithmetic()));
        }
        for (GateNeed gate : check.gates()) {
            console.event("gate", Map.of("gate", gate.rule(), "cases", gate.cases(), "needed", gate.needed(), "expected", gate.expected(), "decidable", gate.decidable()));
        }
        long errors = errors(check);
        console.event("checked", Map.of("errors", errors, "warnings", check.problems().size() - errors));
    }

    /// One line: whether it can run, and what to do now.
    private String verdict(Check check) {
        long errors = errors(check);
        long warnings = check.problems().size() - errors;
        if (errors == 0) return design + " is sound" + (warnings == 0 ? "" : ", with " + counted(warnings, "warning")) + ". Next: septet run " + design;
        List<String> codes = check.problems().stream().filter(Problem::isError).map(Problem::code).toList();
        return design + " cannot run: " + counted(errors, "error") + (warnings == 0 ? "" : ", " + counted(warnings, "warning")) + ". Next: septet explain " + codes.getFirst();
    }

    private static long errors(Check check) {
        return check.problems().stream().filter(Problem::isError).count();
    }

    private static String counted(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
