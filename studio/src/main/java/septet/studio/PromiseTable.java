package septet.studio;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import septet.loop.RunQuality.Metric;
import septet.loop.RunReport;
import septet.loop.RunReport.Delivered;
import septet.loop.RunReport.Kept;
import septet.loop.RunReport.Measure;

/// Metric by metric and in money: what one side promised offline, and what it delivered on the same rows.
///
/// @param rows cells by `HEADERS`
record PromiseTable(String side, List<List<String>> rows) {
    static final List<String> HEADERS = List.of("on the same rows", "promised", "delivered", "worse by");

    static Optional<PromiseTable> of(Compared side) {
        return side.delivered().map(delivered -> of(side.name(), delivered, side.money().map(RunReport.Money::currency).orElse(""), Promises.more(side, delivered)));
    }

    /// @param more what the delivered decisions cost more than the promised ones
    static PromiseTable of(String side, Delivered delivered, String currency, Optional<Measure> more) {
        List<List<String>> rows = new ArrayList<>();
        for (Kept kept : delivered.kept()) {
            String unit = kept.delivered().unit();
            rows.add(List.of(kept.delivered().name(), Numbers.metric(unit, kept.promised().value()), Numbers.metric(unit, kept.delivered().measure().value()),
                    Numbers.metric(new Metric("", kept.shortfall(), true, unit))));
        }
        delivered.cost().ifPresent(cost -> more.ifPresent(found -> rows.add(List.of("cost of all decisions", Numbers.money(currency, cost - found.value()),
                Numbers.money(currency, cost), Numbers.money(currency, found)))));
        return new PromiseTable(side, List.copyOf(rows));
    }

    String text(int indent, int width) {
        return TextTable.of(HEADERS, rows, indent, width);
    }
}
