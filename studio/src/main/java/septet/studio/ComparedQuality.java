package septet.studio;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import septet.loop.RunQuality.Metric;
import septet.studio.Comparison.Row;
import septet.studio.Difference.Tone;

/// The metrics of what serves on each side.
final class ComparedQuality {
    private ComparedQuality() {}

    static List<Row> rows(Compared first, Compared second) {
        List<String> names = Stream.of(first, second).flatMap(side -> side.taken().stream()).flatMap(served -> served.metrics().stream())
                .map(Metric::name).distinct().toList();
        List<Row> rows = new ArrayList<>();
        for (String name : names) {
            Optional<Metric> a = Comparison.metric(first, name);
            Optional<Metric> b = Comparison.metric(second, name);
            Optional<Difference> difference = a.flatMap(one -> b.map(other -> Difference.of(one, other, first.replicates(), second.replicates())));
            rows.add(new Row("quality, offline on test rows", name, a.map(Numbers::metric).orElse(""), b.map(Numbers::metric).orElse(""),
                    difference.map(found -> found.text(a.get().unit())).orElse(""), difference.map(Difference::tone).orElse(Tone.UNKNOWN)));
        }
        return rows;
    }
}
