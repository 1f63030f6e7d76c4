package septet.studio;

import static septet.studio.Markup.html;

import java.util.List;
import septet.loop.RunQuality.Metric;

/// Small interval bars that share one scale.
record Whiskers(double low, double high) {
    private static final int WIDTH = 120;
    private static final int MARGIN = 5;

    static Whiskers over(List<Metric> metrics) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (Metric metric : metrics) {
            low = Math.min(low, metric.measure().interval().map(interval -> interval.low()).orElse(metric.measure().value()));
            high = Math.max(high, metric.measure().interval().map(interval -> interval.high()).orElse(metric.measure().value()));
        }
        return new Whiskers(low, high);
    }

    /// Says nothing that the numbers beside it do not say, so that it is hidden from readers of the page by ear.
    Markup draw(Metric metric, String colour) {
        if (!(high > low)) return Markup.NONE;
        double value = place(metric.measure().value());
        double from = metric.measure().interval().map(interval -> place(interval.low())).orElse(value);
        double to = metric.measure().interval().map(interval -> place(interval.high())).orElse(value);
        return html("<svg class=\"whisker\" viewBox=\"0 0 {} 12\" aria-hidden=\"true\" style=\"--swatch:var(--{})\"><path class=\"rail\" d=\"M0 "
                + "6H{}\"/><path class=\"reach\" d=\"M{} 6H{}\"/><circle cx=\"{}\" cy=\"6\" r=\"4\"/></svg>",
                WIDTH, colour, WIDTH, tenth(from), tenth(to), tenth(value));
    }

    private double place(double value) {
        return MARGIN + (WIDTH - 2 * MARGIN) * Math.clamp((value - low) / (high - low), 0, 1);
    }

    private static String tenth(double value) {
        return Numbers.format("%.1f", value);
    }
}
