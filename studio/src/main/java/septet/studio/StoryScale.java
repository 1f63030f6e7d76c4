package septet.studio;

import java.util.List;
import septet.loop.LoopReport;
import septet.loop.LoopReport.Day;

/// The scales of one or two time lines: equal heights and widths mean equal numbers.
///
/// @param from  microseconds
/// @param until microseconds
/// @param rows  most in a day, with those that were refused
/// @param cost  most in a day, smoothed
/// @param loss  greatest mean of a day
/// @param drift greatest stability index of a day
record StoryScale(long from, long until, double rows, double cost, double loss, double drift) {
    static final double LEFT = 132;
    static final double WIDTH = 1080;
    /// Days over which costs are smoothed: a whole week.
    static final int SMOOTH = 7;

    static StoryScale of(List<LoopReport> found) {
        double rows = 1;
        double cost = 0.01;
        double loss = 1e-9;
        double drift = 0.2;
        for (LoopReport each : found) {
            for (int i = 0; i < each.days().size(); i++) {
                Day day = each.days().get(i);
                rows = Math.max(rows, day.rows() + each.lost().on(i));
                loss = Math.max(loss, day.loss());
                drift = Math.max(drift, day.drift().orElse(0));
            }
            for (List<Double> line : List.of(smooth(each.days(), Day::cost), smooth(each.days(), Day::baseline), smooth(each.days(), Day::unchanged))) {
                for (double value : line) cost = Math.max(cost, value);
            }
        }
        return new StoryScale(found.stream().mapToLong(each -> each.about().from()).min().orElse(0), found.stream().mapToLong(each -> each.about().until()).max().orElse(1),
                rows, cost, loss, drift);
    }

    double x(long at) {
        return LEFT + (WIDTH - LEFT - 12) * (at - from) / (double) (until - from);
    }

    /// The mean of each day and the six before it.
    static List<Double> smooth(List<Day> days, java.util.function.ToDoubleFunction<Day> of) {
        return java.util.stream.IntStream.range(0, days.size()).mapToObj(i -> days.subList(Math.max(0, i - SMOOTH + 1), i + 1).stream().mapToDouble(of).average().orElse(0))
                .toList();
    }
}
