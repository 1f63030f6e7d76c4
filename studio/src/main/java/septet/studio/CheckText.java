package septet.studio;

import java.util.ArrayList;
import java.util.List;
import septet.evaluation.GateNeed;
import septet.loop.Check;
import septet.requirements.Estimate;
import septet.requirements.Line;

/// The arithmetic of a design as monospaced text; its problems are said elsewhere.
public final class CheckText {
    private static final int INDENT = 2;

    private CheckText() {}

    /// Requirements against estimates, the arithmetic behind them, and what each gate needs; empty where the design is too broken for it.
    public static String of(Check check, int width) {
        List<String> parts = new ArrayList<>();
        if (!check.lines().isEmpty()) parts.add(requirements(check.lines(), width));
        if (!check.estimates().isEmpty()) parts.add(arithmetic(check.estimates(), width));
        if (!check.gates().isEmpty()) parts.add(gates(check.gates(), width));
        return String.join("\n", parts);
    }

    private static String requirements(List<Line> lines, int width) {
        return TextTable.of(List.of("requirement", "asked", "estimated", "verdict"), lines.stream().map(line ->
                List.of(line.requirement(), line.asked(), line.estimated().orElse("-"), line.verdict().text())).toList(), INDENT, width);
    }

    private static String arithmetic(List<Estimate> estimates, int width) {
        return TextTable.of(List.of("estimate", "value", "arithmetic"), estimates.stream().map(estimate ->
                List.of(estimate.what(), estimate.text(), estimate.arithmetic())).toList(), INDENT, width);
    }

    private static String gates(List<GateNeed> gates, int width) {
        return TextTable.of(List.of("gate", "needs", "expected", "meaning", "verdict"), gates.stream().map(CheckText::gate).toList(), INDENT, width);
    }

    private static List<String> gate(GateNeed gate) {
        return List.of(gate.rule(), Numbers.plural(gate.needed(), gate.cases().replaceAll("s$", "")), Numbers.count(gate.expected()),
                gate.meaning() + " passes 4 times in 5", gate.decidable() ? "can be decided" : "MAY STAY UNDECIDED");
    }
}
