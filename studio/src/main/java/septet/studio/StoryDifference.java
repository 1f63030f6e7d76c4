package septet.studio;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import septet.loop.LoopReport;
import septet.loop.LoopReport.Day;
import septet.loop.LoopReport.Totals;

/// Two rehearsals beside each other, in the design's own units.
final class StoryDifference {
    private StoryDifference() {}

    /// Of each row its name, the first's, the second's, and how much more the second has.
    static List<List<String>> rows(LoopReport first, LoopReport second) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(counted(first.about().row() + " decided", first, second, totals -> totals.rows()));
        if (first.lost().requests() + second.lost().requests() > 0) rows.add(counted("refused, decided by nobody", first.lost().requests(), second.lost().requests()));
        if (!first.currency().isEmpty()) {
            rows.add(money("cost", first, second, Totals::cost));
            rows.add(money("the baseline would have cost", first, second, Totals::baseline));
            rows.add(money("the first version would have cost", first, second, Totals::unchanged));
        } else {
            rows.add(lost(first, second));
        }
        rows.add(summed("decisions that act", first, second, Day::acted));
        rows.add(summed("degraded answers", first, second, Day::degraded));
        rows.add(counted("retrainings", first, second, Totals::retrainings));
        rows.add(counted("promotions", first, second, Totals::promotions));
        rows.add(counted("rollbacks", first, second, Totals::rollbacks));
        rows.add(counted("candidates withdrawn undecided", first, second, Totals::undecided));
        rows.add(counted("candidates refused", first, second, Totals::refused));
        return rows;
    }

    /// Whether both have as much of it.
    static boolean isEqual(List<String> row) {
        return row.get(1).equals(row.get(2));
    }

    /// `never cost EUR 123,896 more than weekly`, or `never lost 0.1631 more an answer than weekly` where nothing has a price.
    static String headline(LoopReport first, LoopReport second, List<String> names) {
        if (!first.currency().equals(second.currency())) return names.getFirst() + " and " + names.getLast();
        if (first.currency().isEmpty()) {
            double worse = loss(second) - loss(first);
            if (Math.abs(worse) < 5e-5) return names.getFirst() + " and " + names.getLast() + " lost the same";
            return names.getLast() + " lost " + Numbers.decimal(Math.abs(worse), loss(first)) + (worse > 0 ? " more" : " less") + " an answer than " + names.getFirst();
        }
        double more = second.totals().cost() - first.totals().cost();
        if (Math.abs(more) < 0.005) return names.getFirst() + " and " + names.getLast() + " cost the same";
        return names.getLast() + " cost " + StoryWords.against(first.currency(), -more, names.getFirst()) + fewer(first, second);
    }

    /// What is not decided costs nothing, so it is said.
    private static String fewer(LoopReport first, LoopReport second) {
        long more = second.totals().rows() - first.totals().rows();
        return more == 0 ? "" : ", for " + Numbers.count(Math.abs(more)) + (more < 0 ? " fewer" : " more") + " decisions";
    }

    static String lead(LoopReport first, LoopReport second) {
        long rows = first.totals().rows();
        long others = second.totals().rows();
        return rows == others ? Numbers.count(rows) + " " + first.about().row() + " decided by the code that serves, twice."
                : Numbers.count(rows) + " and " + Numbers.count(others) + " " + first.about().row() + " decided by the code that serves.";
    }

    /// Of an answer, as labels turned out; days of which no label came say nothing.
    private static double loss(LoopReport found) {
        List<Day> told = found.days().stream().filter(day -> day.loss() != 0).toList();
        return told.stream().mapToDouble(day -> day.loss() * day.rows()).sum() / Math.max(1, told.stream().mapToLong(Day::rows).sum());
    }

    private static List<String> lost(LoopReport first, LoopReport second) {
        double more = loss(second) - loss(first);
        return List.of("mean loss of an answer", Numbers.decimal(loss(first)), Numbers.decimal(loss(second)), (more > 0 ? "+" : "") + Numbers.decimal(more, loss(first)));
    }

    private static List<String> money(String name, LoopReport first, LoopReport second, ToDoubleFunction<Totals> of) {
        double a = of.applyAsDouble(first.totals());
        double b = of.applyAsDouble(second.totals());
        return List.of(name, Numbers.money(first.currency(), a), Numbers.money(second.currency(), b), (b > a ? "+" : "") + Numbers.money(second.currency(), b - a));
    }

    private static List<String> counted(String name, LoopReport first, LoopReport second, ToDoubleFunction<Totals> of) {
        return counted(name, Math.round(of.applyAsDouble(first.totals())), Math.round(of.applyAsDouble(second.totals())));
    }

    private static List<String> summed(String name, LoopReport first, LoopReport second, java.util.function.ToLongFunction<Day> of) {
        return counted(name, first.days().stream().mapToLong(of).sum(), second.days().stream().mapToLong(of).sum());
    }

    private static List<String> counted(String name, long a, long b) {
        return List.of(name, Numbers.count(a), Numbers.count(b), (b > a ? "+" : "") + Numbers.count(b - a).replace('-', '\u2212'));
    }
}
