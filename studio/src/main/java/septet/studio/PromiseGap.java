package septet.studio;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import septet.loop.RunQuality.Metric;
import septet.loop.RunReport;
import septet.loop.RunReport.Kept;

/// One figure as promised and as delivered, for each side.
record PromiseGap(String name, String unit, List<Pair> pairs) {
    record Pair(String side, double promised, double delivered) {}

    /// The first metric, and money.
    static List<PromiseGap> of(List<Compared> sides) {
        List<PromiseGap> gaps = new ArrayList<>();
        Optional<Metric> first = sides.stream().flatMap(side -> side.delivered().stream()).flatMap(delivered -> delivered.kept().stream())
                .map(Kept::delivered).findFirst();
        first.ifPresent(metric -> gaps.add(new PromiseGap(metric.name(), metric.unit(), sides.stream()
                .flatMap(side -> metric(side, metric.name()).stream()).toList())));
        Optional<RunReport.Money> money = sides.stream().flatMap(side -> side.money().stream()).findFirst();
        money.ifPresent(found -> gaps.add(new PromiseGap("cost of all decisions " + Money.period(found), found.currency(), sides.stream()
                .flatMap(side -> cost(side).stream()).toList())));
        return gaps.stream().filter(gap -> !gap.pairs().isEmpty()).toList();
    }

    private static Optional<Pair> metric(Compared side, String name) {
        return Promises.kept(side, name).map(kept -> new Pair(side.name(), kept.promised().value(), kept.delivered().measure().value()));
    }

    private static Optional<Pair> cost(Compared side) {
        return side.money().flatMap(money -> side.delivered().flatMap(RunReport.Delivered::cost).map(cost -> new Pair(side.name(), money.served(), cost)));
    }

    String shown(double value) {
        return Numbers.metric(unit, value);
    }

    String told() {
        return name + ": " + String.join("; ", pairs.stream().map(pair -> pair.side() + " promised " + shown(pair.promised()) + " and delivered "
                + shown(pair.delivered())).toList()) + ".";
    }
}
