package septet.studio;

import static septet.studio.Markup.html;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import septet.loop.RunQuality.Decision;
import septet.loop.RunReport;
import septet.studio.Chart.Sheet;

/// Who got which decision, and where the money goes.
final class Decisions {
    /// One cell of the table: a decision and a class.
    private record Cell(String decision, String who, long rows, double cost) {}

    private Decisions() {}

    static Optional<Section> of(RunReport report) {
        List<Decision> decisions = report.quality().decisions();
        if (decisions.isEmpty()) return Optional.empty();
        String currency = report.money().map(RunReport.Money::currency).orElse("");
        if (Asking.of(report) == Asking.NUMBERS || Asking.of(report) == Asking.CLASSES && currency.isEmpty()) return Optional.empty();
        String positive = Asking.of(report) == Asking.CLASSES ? "of the class that is likeliest" : report.about().positive();
        return Optional.of(new Section("decisions", "Decisions", html("<p>{}</p>{}", message(decisions, positive, currency),
                Tables.table("Decisions by class", sheet(decisions, positive, currency)))));
    }

    private static String message(List<Decision> decisions, String positive, String currency) {
        List<Cell> cells = new ArrayList<>();
        for (Decision decision : decisions) {
            cells.add(new Cell(decision.name(), positive, decision.positives(), decision.positivesCost()));
            cells.add(new Cell(decision.name(), "not " + positive, decision.negatives(), decision.negativesCost()));
        }
        double total = cells.stream().mapToDouble(Cell::cost).sum();
        if (total <= 0) return "What was decided on the test rows.";
        Cell dearest = cells.stream().max(Comparator.comparingDouble(Cell::cost)).orElseThrow();
        return "Most of the money, " + Numbers.money(currency, dearest.cost()) + " of " + Numbers.money(currency, total) + ", goes into "
                + dearest.decision() + " for " + Numbers.plural(dearest.rows(), "row") + (dearest.rows() == 1 ? " that is " : " that are ") + dearest.who() + ".";
    }

    private static Sheet sheet(List<Decision> decisions, String positive, String currency) {
        boolean priced = !currency.isEmpty();
        List<String> headers = new ArrayList<>(List.of("decision", positive, "not " + positive));
        if (priced) headers.addAll(List.of("cost of " + positive, "cost of not " + positive, "together"));
        List<List<String>> rows = new ArrayList<>();
        for (Decision decision : decisions) {
            List<String> row = new ArrayList<>(List.of(decision.name(), Numbers.count(decision.positives()), Numbers.count(decision.negatives())));
            if (priced) {
                row.add(Numbers.money(currency, decision.positivesCost()));
                row.add(Numbers.money(currency, decision.negativesCost()));
                row.add(Numbers.money(currency, decision.positivesCost() + decision.negativesCost()));
            }
            rows.add(row);
        }
        return new Sheet(headers, rows);
    }
}
