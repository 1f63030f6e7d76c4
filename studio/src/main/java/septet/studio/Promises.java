package septet.studio;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import septet.loop.RunQuality.Metric;
import septet.loop.RunReport;
import septet.loop.RunReport.Delivered;
import septet.loop.RunReport.Kept;
import septet.loop.RunReport.Measure;
import septet.studio.Comparison.Row;
import septet.studio.Difference.Tone;

/// What a design promises offline against what it delivers when the same rows arrive as they do in production.
final class Promises {
    private static final String GROUP = "delivered, replayed as production would have known it";

    private Promises() {}

    /// `Offline, leak.yaml promises average precision 0.830; replayed as production would have known it, it delivers 0.580: 0.250 of it is a leak ...`
    static Optional<String> sentence(Compared side) {
        return side.delivered().flatMap(delivered -> delivered.kept().stream().findFirst().map(kept -> words(side, delivered, kept)));
    }

    private static String words(Compared side, Delivered delivered, Kept kept) {
        String unit = kept.delivered().unit();
        String start = "Offline, " + side.name() + " promises " + kept.delivered().name() + " " + Numbers.metric(unit, kept.promised().value())
                + "; replayed as production would have known it, it delivers " + Numbers.metric(unit, kept.delivered().measure().value());
        String missing = Numbers.metric(unit, Math.abs(kept.shortfall().value()));
        return start + switch (tone(kept)) {
            case WORSE -> ": " + missing + " of it is a leak, because offline it used what production learns only later";
            case BETTER -> ", " + missing + " better";
            case PERHAPS -> kept.shortfall().value() == 0 ? ": the same" : ": the same, as far as these rows can tell";
            case UNKNOWN -> kept.shortfall().value() == 0 ? ": the same" : "";
        } + cost(side, delivered) + ".";
    }

    /// `leak.yaml promises average precision 0.831 and delivers 0.582: EUR 8,210 [7,120, 9,310] more than promised in 7 days.`
    static Optional<String> broken(Compared side) {
        return side.delivered().flatMap(delivered -> delivered.kept().stream().findFirst().filter(kept -> tone(kept) == Tone.WORSE).map(kept -> {
            String unit = kept.delivered().unit();
            return side.name() + " promises " + kept.delivered().name() + " " + Numbers.metric(unit, kept.promised().value()) + " and delivers "
                    + Numbers.metric(unit, kept.delivered().measure().value()) + dearer(side, delivered) + ".";
        }));
    }

    private static String dearer(Compared side, Delivered delivered) {
        return delivered.moreCost().filter(more -> more.value() > 0).flatMap(more -> side.money().map(money ->
                ": " + Numbers.money(money.currency(), more) + " more than promised " + Money.period(money))).orElse("");
    }

    /// Of delivered against promised.
    private static Tone tone(Kept kept) {
        return new Difference(kept.shortfall(), true).tone();
    }

    /// What its delivered decisions cost more than the promised ones; only where both are of the same rows.
    static Optional<Measure> more(Compared side, Delivered delivered) {
        return side.money().filter(money -> money.rows() == delivered.rows())
                .flatMap(money -> delivered.moreCost().or(() -> delivered.cost().map(cost -> Measure.of(cost - money.served()))));
    }

    private static String cost(Compared side, Delivered delivered) {
        Optional<Measure> found = more(side, delivered);
        if (found.isEmpty() || delivered.cost().isEmpty()) return "";
        RunReport.Money money = side.money().orElseThrow();
        Measure more = found.get();
        if (more.value() == 0) return ", at the same cost of " + Numbers.money(money.currency(), money.served());
        return "; its decisions cost " + Numbers.money(money.currency(), delivered.cost().get()) + " " + Money.period(money) + " instead of the promised "
                + Numbers.money(money.currency(), money.served()) + ", " + Numbers.money(money.currency(), Money.unsigned(more)) + (more.value() > 0 ? " more" : " less");
    }

    /// Delivered beside delivered, where both were rehearsed.
    static List<Row> rows(Compared first, Compared second) {
        List<Row> rows = new ArrayList<>();
        for (String name : first.delivered().orElseThrow().kept().stream().map(kept -> kept.delivered().name()).toList()) {
            rows.add(row(name, first, second));
        }
        if (first.money().isPresent() || second.money().isPresent()) rows.add(spent(first, second));
        return rows;
    }

    private static Row row(String name, Compared first, Compared second) {
        Optional<Metric> a = kept(first, name).map(Kept::delivered);
        Optional<Metric> b = kept(second, name).map(Kept::delivered);
        Optional<Difference> difference = a.flatMap(one -> b.map(other ->
                Difference.of(one, other, first.delivered().get().replicates(), second.delivered().get().replicates())));
        return new Row(GROUP, name, a.map(Numbers::metric).orElse("not rehearsed"), b.map(Numbers::metric).orElse("not rehearsed"),
                difference.map(found -> found.text(a.get().unit())).orElse(""), difference.map(Difference::tone).orElse(Tone.UNKNOWN));
    }

    private static Row spent(Compared first, Compared second) {
        Optional<Measure> more = ComparedMoney.moreDelivered(first, second);
        return new Row(GROUP, "cost of all decisions", spent(first), spent(second),
                more.map(measure -> ComparedMoney.signed(first.money().orElseThrow().currency(), measure)).orElse(""),
                more.map(measure -> new Difference(measure, true).tone()).orElse(Tone.UNKNOWN));
    }

    private static String spent(Compared side) {
        return side.delivered().flatMap(Delivered::cost).map(cost -> Numbers.money(side.money().map(RunReport.Money::currency).orElse(""), cost))
                .orElse("not rehearsed");
    }

    static Optional<Kept> kept(Compared side, String name) {
        return side.delivered().stream().flatMap(delivered -> delivered.kept().stream()).filter(kept -> kept.delivered().name().equals(name)).findFirst();
    }
}
