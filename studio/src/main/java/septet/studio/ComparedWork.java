package septet.studio;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import septet.loop.RunFlow.Latency;
import septet.loop.RunFlow.Step;
import septet.loop.RunReport;
import septet.studio.Comparison.Row;

/// What each takes: time, size, and how much design there is to understand.
final class ComparedWork {
    static final String SAME = "the same";

    private ComparedWork() {}

    static List<Row> rows(Compared first, Compared second) {
        List<Row> rows = new ArrayList<>();
        Function<Compared, Optional<Double>> p50 = side -> latency(side).map(Latency::p50);
        Function<Compared, Optional<Double>> p99 = side -> latency(side).map(Latency::p99);
        rows.add(row("time", "decision, p50", first, second, p50, Numbers::duration));
        rows.add(row("time", "decision, p99", first, second, p99, Numbers::duration));
        rows.add(row("time", "whole run", first, second, side -> side.run().map(ComparedWork::whole), Numbers::duration));
        rows.add(row("time", "last fit", first, second, side -> side.taken().map(taken -> (double) taken.fitMicros()).filter(micros -> micros > 0), Numbers::duration));
        rows.add(row("size", "model", first, second, side -> side.taken().map(taken -> (double) taken.modelBytes()), value -> Numbers.bytes(value.longValue())));
        rows.add(count("lines of design", first, second, side -> Optional.of((double) LineChanges.count(side.text()))));
        rows.add(count("sources", first, second, side -> Optional.of((double) side.outline().sources().size())));
        rows.add(count("feature definitions", first, second, side ->
                Optional.of((double) side.outline().features().stream().mapToInt(group -> group.names().size()).sum())));
        rows.add(count("inputs", first, second, side -> side.run().map(report -> (double) report.flow().features())));
        rows.add(count("learners", first, second, side -> Optional.of((double) side.outline().learners().size())));
        rows.add(count("stages", first, second, side -> Optional.of((double) side.outline().stages().size())));
        return rows.stream().filter(row -> !row.first().isEmpty() || !row.second().isEmpty()).toList();
    }

    private static Row count(String name, Compared first, Compared second, Function<Compared, Optional<Double>> value) {
        return row("size", name, first, second, value, number -> Numbers.count(number.longValue()));
    }

    private static Row row(String group, String name, Compared first, Compared second, Function<Compared, Optional<Double>> value, Function<Double, String> shown) {
        Optional<Double> a = value.apply(first);
        Optional<Double> b = value.apply(second);
        return Row.plain(group, name, a.map(shown).orElse(""), b.map(shown).orElse(""), a.flatMap(one -> b.map(other -> change(one, other, shown))).orElse(""));
    }

    private static String change(double a, double b, Function<Double, String> shown) {
        if (a == b) return SAME;
        String sign = b > a ? "+" : "\u2212";
        return sign + shown.apply(Math.abs(b - a)) + (a > 0 && isFactor(b / a) ? " (" + Numbers.short3(b / a) + " times)" : "");
    }

    /// A small change is better told by its size.
    private static boolean isFactor(double times) {
        return times >= 1.5 || times <= 0.67;
    }

    private static Optional<Latency> latency(Compared side) {
        return side.run().flatMap(report -> report.flow().latency());
    }

    private static double whole(RunReport report) {
        return report.flow().steps().stream().mapToLong(Step::micros).sum();
    }
}
