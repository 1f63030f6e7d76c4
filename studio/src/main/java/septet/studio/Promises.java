package septet.studio;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import septet.loop.RunQuality.Metric;
import septet.loop.RunReport;
import septet.loop.RunReport.Delivered;
import septet.studio.Comparison.Row;
import septet.studio.Difference.Tone;

/// What a design promises offline against what it delivers when the same rows arrive as they do in production.
final class Promises {
    private static final String GROUP = "delivered, replayed as production would have known it";

    private Promises() {}

    /// `Offline, leak.yaml promises average precision 0.830; replayed as production would have known it, it delivers 0.580: 0.250 of it is a leak ...`
    static Optional<String> sentence(Compared side) {
        return side.delivered().flatMap(delivered -> side.served().flatMap(served -> served.metrics().stream().findFirst())
                .flatMap(promised -> metric(delivered, promised.name()).map(found -> words(side, delivered, promised, found))));
    }

    private static String words(Compared side, Delivered delivered, Metric promised, Metric found) {
        Difference gap = Difference.of(promised, found, side.replicates(), delivered.replicates());
        String start = "Offline, " + side.name() + " promises " + promised.name() + " " + Numbers.metric(promised.unit(), promised.measure().value())
                + "; replayed as production would have known it, it delivers " + Numbers.metric(found.unit(), found.measure().value());
        String missing = Numbers.metric(promised.unit(), Math.abs(gap.measure().value()));
        return switch (gap.tone()) {
            case WORSE -> start + ": " + missing + " of it is a leak, because offline it used what production learns only later" + cost(side, delivered) + ".";
            case BETTER -> start + ", " + missing + " better" + cost(side, delivered) + ".";
            case PERHAPS -> start + ": the same, as far as these rows can tell" + cost(side, delivered) + ".";
            case UNKNOWN -> start + (gap.measure().value() == 0 ? ": the same" : "") + cost(side, delivered) + ".";
        };
    }

    private static String cost(Compared side, Delivered delivered) {
        if (side.money().isEmpty() || delivered.cost().isEmpty() || side.money().get().rows() != delivered.rows()) return "";
        RunReport.Money money = side.money().get();
        double more = delivered.cost().get() - money.served();
        if (more == 0) return ", for the same " + Numbers.money(money.currency(), money.served());
        return "; its decisions cost " + Numbers.money(money.currency(), delivered.cost().get()) + " " + Money.period(money) + " instead of the promised "
                + Numbers.money(money.currency(), money.served()) + ", " + Numbers.money(money.currency(), Math.abs(more)) + (more > 0 ? " more" : " less");
    }

    static List<Row> rows(Compared first, Compared second) {
        if (first.delivered().isEmpty() && second.delivered().isEmpty()) return List.of();
        List<Row> rows = new ArrayList<>();
        for (String name : first.delivered().or(second::delivered).orElseThrow().metrics().stream().map(Metric::name).toList()) {
            rows.add(row(name, first, second));
            rows.add(Row.plain(GROUP, name + ", promised but not delivered", vain(first, name), vain(second, name), ""));
        }
        if (first.money().isPresent() || second.money().isPresent()) rows.add(spent(first, second));
        return rows;
    }

    private static Row row(String name, Compared first, Compared second) {
        Optional<Metric> a = first.delivered().flatMap(delivered -> metric(delivered, name));
        Optional<Metric> b = second.delivered().flatMap(delivered -> metric(delivered, name));
        Optional<Difference> difference = a.flatMap(one -> b.map(other -> Difference.of(one, other, first.delivered().get().replicates(), second.delivered().get().replicates())));
        return new Row(GROUP, name, a.map(Numbers::metric).orElse("not rehearsed"), b.map(Numbers::metric).orElse("not rehearsed"),
                difference.map(found -> found.text(a.get().unit())).orElse(""), difference.map(Difference::tone).orElse(Tone.UNKNOWN));
    }

    /// How much less is delivered than promised.
    private static String vain(Compared side, String name) {
        return side.delivered().flatMap(delivered -> metric(delivered, name).flatMap(found -> Comparison.metric(side, name).map(promised -> {
            Difference gap = Difference.of(promised, found, side.replicates(), delivered.replicates());
            return gap.tone() == Tone.WORSE ? gap.text(found.unit()) : "none";
        }))).orElse("");
    }

    private static Row spent(Compared first, Compared second) {
        Optional<RunReport.Measure> more = ComparedMoney.moreDelivered(first, second);
        return new Row(GROUP, "cost of all decisions", spent(first), spent(second), more.map(measure -> ComparedMoney.signed(first.money().orElseThrow().currency(), measure)).orElse(""),
                more.map(measure -> new Difference(measure, true).tone()).orElse(Tone.UNKNOWN));
    }

    private static String spent(Compared side) {
        return side.delivered().flatMap(Delivered::cost).map(cost -> Numbers.money(side.money().map(RunReport.Money::currency).orElse(""), cost)).orElse("not rehearsed");
    }

    static Optional<Metric> metric(Delivered delivered, String name) {
        return delivered.metrics().stream().filter(metric -> metric.name().equals(name)).findFirst();
    }
}
