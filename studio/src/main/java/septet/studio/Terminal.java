package septet.studio;

import java.util.ArrayList;
import java.util.List;
import septet.loop.RunQuality.Contestant;
import septet.loop.RunQuality.Gate;
import septet.loop.RunReport;
import septet.loop.RunReport.Met;
import septet.loop.RunReport.Requirement;

/// The outcome of a run as monospaced text without colour: the same value gives the same lines.
public final class Terminal {
    /// What fits everywhere, for output that is no terminal.
    public static final int WIDTH = 100;
    private static final int INDENT = 2;

    private Terminal() {}

    /// Verdict, money, requirements, gates and metrics, in this order.
    public static String outcome(RunReport report, int width) {
        return verdict(report, width) + "\n" + leaks(report, width) + money(report, width) + "\n" + requirements(report.requirements(), width) + "\n"
                + gates(report.quality().gates(), width) + "\n" + metrics(report, width);
    }

    public static String verdict(RunReport report, int width) {
        RunReport.About about = report.about();
        String name = about.system() + ", " + Headline.run(about) + ": "
                + (report.verdict().promoted() ? "promoted" : "NOT promoted");
        return TextTable.paragraph(name, 0, width) + TextTable.paragraph(Numbers.sentence(report.verdict().why()) + " Serving: " + about.served() + ".", INDENT, width);
    }

    /// What a model may have learned that no request will hold; it stands before every figure that it may have made.
    public static String leaks(RunReport report, int width) {
        List<String> lines = report.warnings().stream().filter(problem -> problem.code().startsWith("EVALUATION-LEAK-"))
                .map(problem -> TextTable.paragraph(Numbers.sentence(problem.cause()) + " " + problem.remedy() + " [" + problem.code() + "]", INDENT, width)).toList();
        if (lines.isEmpty()) return "";
        return TextTable.paragraph(lines.size() == 1 ? "The figures below may come from a leak:" : "The figures below may come from leaks:", 0, width) + String.join("", lines)
                + "\n";
    }

    /// What it is worth in the design's own costs.
    public static String money(RunReport report, int width) {
        if (report.money().isEmpty()) return TextTable.paragraph("The design names no costs of its decisions, so that nothing can be said in money.", 0, width);
        RunReport.Money money = report.money().get();
        List<List<String>> rows = List.of(List.of("always " + Money.last(report), Numbers.money(money.currency(), money.doingNothing())),
                List.of("baseline", Numbers.money(money.currency(), money.baseline())),
                List.of(Contestants.takenName(report), Numbers.money(money.currency(), money.served())),
                        List.of(money.saved().value() >= 0 ? "saved" : "lost", Numbers.money(money.currency(), Money.shown(money))));
        return TextTable.paragraph(Money.sentence(report), 0, width) + TextTable.of(List.of(), rows, INDENT, width)
                + TextTable.paragraph(Money.basis(money), INDENT, width);
    }

    /// Line by line: asked, estimated, measured, verdict.
    public static String requirements(List<Requirement> lines, int width) {
        if (lines.isEmpty()) return TextTable.paragraph("The design asks nothing that can be measured.", 0, width);
        List<List<String>> rows = lines.stream().map(line ->
                List.of(Asked.path(line), line.asked(), or(line.estimated()), or(line.measured()), word(line.met()))).toList();
        return TextTable.paragraph(Asked.summary(lines), 0,
                width) + TextTable.of(List.of("requirement", "asked", "estimated", "measured", "verdict"), rows, INDENT, width);
    }

    public static String gates(List<Gate> gates, int width) {
        if (gates.isEmpty()) return "";
        return TextTable.of(List.of("gate", "verdict", "evidence"), gates.stream().map(gate -> List.of(gate.sentence(), word(gate), gate.evidence()))
                .toList(), INDENT, width);
    }

    /// Each contestant beside the others.
    public static String metrics(RunReport report, int width) {
        List<Contestant> contestants = report.quality().contestants();
        List<String> headers = new ArrayList<>(List.of("on test rows"));
        contestants.forEach(contestant -> headers.add(contestant.name() + (contestant.taken() ? " (" + Contestants.fate(report) + ")" : "")));
        List<List<String>> rows = new ArrayList<>();
        for (String name : Contestants.metricNames(contestants)) {
            List<String> row = new ArrayList<>(List.of(name));
            contestants.forEach(contestant -> row.add(Contestants.metric(contestant, name).map(Numbers::metric)
                    .orElse(contestant.tooFew().getOrDefault(name, "-"))));
            rows.add(row);
        }
        return rows.isEmpty() ? "" : TextTable.of(headers, rows, INDENT, width);
    }

    private static String or(String value) {
        return value.isEmpty() ? "-" : value;
    }

    private static String word(Met met) {
        return switch (met) {
            case MET -> "met";
            case MISSED -> "MISSED";
            case UNDECIDED -> "undecided";
            case NOT_MEASURED -> "not measured";
        };
    }

    private static String word(Gate gate) {
        return switch (gate.ruling()) {
            case PASS -> "pass";
            case FAIL -> "FAIL";
            case UNDECIDED -> "undecided";
        };
    }
}
