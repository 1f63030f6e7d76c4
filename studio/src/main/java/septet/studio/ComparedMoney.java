package septet.studio;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import septet.loop.RunQuality.Metric;
import septet.loop.RunQuality.Replicates;
import septet.loop.RunReport;
import septet.loop.RunReport.Measure;
import septet.studio.Comparison.Row;
import septet.studio.Difference.Tone;

/// What both cost, in the design's own costs.
final class ComparedMoney {
    private static final String GROUP = "money, offline on test rows";

    private ComparedMoney() {}

    static List<Row> rows(Compared first, Compared second) {
        Optional<RunReport.Money> a = first.money();
        Optional<RunReport.Money> b = second.money();
        if (a.isEmpty() && b.isEmpty()) return List.of();
        List<Row> rows = new ArrayList<>();
        Optional<Measure> more = more(first, second);
        rows.add(new Row(GROUP, "served " + period(a, b), sum(a, RunReport.Money::served), sum(b, RunReport.Money::served),
                more.map(measure -> signed(a.orElseThrow().currency(), measure)).orElse(""),
                more.map(measure -> new Difference(measure, true).tone()).orElse(Tone.UNKNOWN)));
        rows.add(Row.plain(GROUP, "baseline", sum(a, RunReport.Money::baseline), sum(b, RunReport.Money::baseline), ""));
        rows.add(Row.plain(GROUP, "saved", saved(a), saved(b), ""));
        return rows;
    }

    /// `Offline, b.yaml costs EUR 1,204 [810, 1,590] less than a.yaml in 7 days.`
    static Optional<String> sentence(Compared first, Compared second) {
        return more(first, second).map(measure -> words("Offline, ", first, second, measure));
    }

    /// The same for what both deliver.
    static Optional<String> delivered(Compared first, Compared second) {
        return moreDelivered(first, second).map(measure -> words("Delivered, ", first, second, measure));
    }

    private static String words(String start, Compared first, Compared second, Measure more) {
        RunReport.Money money = first.money().orElseThrow();
        boolean same = more.value() == 0 && more.interval().map(interval -> interval.low() == 0 && interval.high() == 0).orElse(true);
        if (same) return start + second.name() + " costs what " + first.name() + " costs " + Money.period(money) + ".";
        boolean less = more.value() < 0;
        boolean chance = more.interval().map(interval -> interval.low() <= 0 && interval.high() >= 0).orElse(false);
        return start + second.name() + " costs " + Numbers.money(money.currency(), Money.unsigned(more)) + (less ? " less than " : " more than ")
                + first.name() + " " + Money.period(money)
                + (chance ? "; the interval holds zero, so that it may be chance." : ".");
    }

    /// Only where both speak of the same sum: one currency, as many rows.
    private static Optional<Measure> more(Compared first, Compared second) {
        if (first.money().isEmpty() || second.money().isEmpty()) return Optional.empty();
        RunReport.Money a = first.money().get();
        RunReport.Money b = second.money().get();
        if (!a.currency().equals(b.currency()) || a.rows() != b.rows()) return Optional.empty();
        return Optional.of(sum(b.served() - a.served(), a.rows(), first.replicates(), second.replicates()));
    }

    static Optional<Measure> moreDelivered(Compared first, Compared second) {
        if (first.money().isEmpty() || second.money().isEmpty() || first.delivered().isEmpty() || second.delivered().isEmpty()) return Optional.empty();
        RunReport.Delivered a = first.delivered().get();
        RunReport.Delivered b = second.delivered().get();
        boolean same = first.money().get().currency().equals(second.money().get().currency()) && a.rows() == b.rows();
        if (!same || a.cost().isEmpty() || b.cost().isEmpty()) return Optional.empty();
        return Optional.of(sum(b.cost().get() - a.cost().get(), a.rows(), a.replicates(), b.replicates()));
    }

    /// A difference over all rows; the replicates of `cost` are money for each row.
    private static Measure sum(double more, long rows, Optional<Replicates> a, Optional<Replicates> b) {
        Metric none = new Metric("cost", Measure.of(0), true, "");
        Metric each = new Metric("cost", Measure.of(more / rows), true, "");
        return new Measure(more, Money.scaled(Difference.of(none, each, a, b).measure(), rows).interval());
    }

    static String signed(String currency, Measure more) {
        return (more.value() > 0 ? "+" : "") + Numbers.money(currency, more);
    }

    private static String period(Optional<RunReport.Money> a, Optional<RunReport.Money> b) {
        return Money.period(a.or(() -> b).orElseThrow());
    }

    private static String sum(Optional<RunReport.Money> money, ToDoubleFunction<RunReport.Money> part) {
        return money.map(found -> Numbers.money(found.currency(), part.applyAsDouble(found))).orElse("");
    }

    private static String saved(Optional<RunReport.Money> money) {
        return money.map(found -> Numbers.money(found.currency(), found.saved())).orElse("");
    }
}
