package septet.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/// Lines over size as a picture (SVG): panels side by side, both axes by powers of ten, so that what is in proportion to the size rises by 45 degrees.
///
/// @param title   what is drawn
/// @param across  what both axes of size count
/// @param panels  each with its own vertical axis
public record Plot(String title, String across, List<Panel> panels) {
    private static final int WIDTH = 400;
    private static final int HEIGHT = 300;
    private static final int LEFT = 62;
    private static final int TOP = 56;
    private static final int BOTTOM = 44;
    private static final String[] COLOURS = {"#2563a8", "#c2410c", "#15803d", "#7c3aed"};

    /// @param up what the vertical axis counts
    public record Panel(String up, List<Line> lines) {}

    public record Line(String name, List<Point> points) {}

    /// Both above 0.
    public record Point(double size, double value) {}

    /// A whole number of powers of ten.
    private record Axis(int low, int high) {
        static Axis of(DoubleStream values) {
            double[] all = values.toArray();
            int low = (int) Math.floor(Math.log10(DoubleStream.of(all).min().orElse(1)) + 1e-9);
            int high = (int) Math.ceil(Math.log10(DoubleStream.of(all).max().orElse(10)) - 1e-9);
            return new Axis(low, Math.max(high, low + 1));
        }

        double place(double value) {
            return (Math.log10(value) - low) / (high - low);
        }
    }

    public String svg() {
        StringBuilder svg = new StringBuilder();
        int width = WIDTH * panels.size();
        put(svg, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"system-ui, sans-serif\" font-size=\"12\">%n", width, HEIGHT);
        put(svg, "<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>%n<text x=\"16\" y=\"22\" font-size=\"14\" fill=\"#111827\">%s</text>%n", width, HEIGHT, escaped(title));
        for (int i = 0; i < panels.size(); i++) draw(svg, panels.get(i), i * WIDTH);
        return svg.append("</svg>\n").toString();
    }

    private void draw(StringBuilder svg, Panel panel, int from) {
        Axis x = axis(panel, Point::size);
        Axis y = axis(panel, Point::value);
        int left = from + LEFT;
        int right = from + WIDTH - 16;
        int bottom = HEIGHT - BOTTOM;
        put(svg, "<text x=\"%d\" y=\"%d\" fill=\"#374151\">%s</text>%n", left, TOP - 10, escaped(panel.up()));
        for (int power = y.low(); power <= y.high(); power++) {
            double at = bottom - y.place(Math.pow(10, power)) * (bottom - TOP);
            put(svg, "<line x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\" stroke=\"#e5e7eb\"/><text x=\"%d\" y=\"%.1f\" text-anchor=\"end\" fill=\"#6b7280\">%s</text>%n",
                    left, at, right, at, left - 6, at + 4, counted(power));
        }
        for (int power = x.low(); power <= x.high(); power++) {
            put(svg, "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\" fill=\"#6b7280\">%s</text>%n", left + x.place(Math.pow(10, power)) * (right - left), bottom + 16, counted(power));
        }
        put(svg, "<text x=\"%d\" y=\"%d\" text-anchor=\"end\" fill=\"#374151\">%s</text>%n", right, bottom + 34, escaped(across));
        for (int i = 0; i < panel.lines().size(); i++) {
            Line line = panel.lines().get(i);
            String colour = COLOURS[i % COLOURS.length];
            StringBuilder path = new StringBuilder();
            for (Point point : line.points()) {
                double px = left + x.place(point.size()) * (right - left);
                double py = bottom - y.place(point.value()) * (bottom - TOP);
                put(path, "%s%.1f %.1f", path.isEmpty() ? "M" : " L", px, py);
                put(svg, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"%s\"/>%n", px, py, colour);
            }
            put(svg, "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>%n", path, colour);
            put(svg, "<text x=\"%d\" y=\"%d\" fill=\"%s\">%s</text>%n", left + 8, TOP + 14 + 16 * i, colour, escaped(line.name()));
        }
    }

    private static Axis axis(Panel panel, ToDoubleFunction<Point> of) {
        Stream<Point> points = panel.lines().stream().flatMap(line -> line.points().stream());
        return Axis.of(points.mapToDouble(of));
    }

    /// A power of ten as people write it.
    private static String counted(int power) {
        if (power < 0) return String.format(Locale.ROOT, "%." + -power + "f", Math.pow(10, power));
        return switch (power / 3) {
            case 0 -> String.valueOf((int) Math.pow(10, power));
            case 1 -> (int) Math.pow(10, power - 3) + "k";
            case 2 -> (int) Math.pow(10, power - 6) + "M";
            default -> "1e" + power;
        };
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static void put(StringBuilder into, String form, Object... values) {
        into.append(String.format(Locale.ROOT, form, values));
    }
}
