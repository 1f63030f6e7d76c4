package septet.studio;

import java.util.Arrays;
import java.util.List;
import septet.studio.Shape.Flow;
import septet.studio.Shape.Lane;

/// Lanes beside each other, monitoring under them: for screens and paper.
final class WideLayout {
    static final double WIDTH = 1200;
    private static final double EDGE = 1;
    /// Between lanes, with and without words on the arrows.
    private static final double WORDS = 116;
    private static final double BARE = 44;
    private static final double LOOP = 44;
    private static final double ARROW = 74;
    private static final double NARROWEST = 124;
    private static final double STEP = 4;

    private WideLayout() {}

    static Markup draw(Shape shape, String style) {
        Canvas canvas = new Canvas("wide");
        double[] between = shape.flows().stream().mapToDouble(flow -> flow.equals(Flow.NONE) ? BARE : WORDS).toArray();
        double[] widths = widths(shape.lanes(), WIDTH - 2 * EDGE - Arrays.stream(between).sum());
        double tallest = tallest(shape.lanes(), widths);
        double x = EDGE;
        for (int i = 0; i < widths.length; i++) {
            canvas.lane(shape.lanes().get(i), x, EDGE, widths[i], tallest);
            x += widths[i];
            if (i < between.length) {
                flow(canvas, shape.flows().get(i), x, between[i]);
                x += between[i];
            }
        }
        double bottom = EDGE + tallest + LOOP;
        double height = canvas.lane(shape.loop(), EDGE, bottom, WIDTH - 2 * EDGE, 0);
        back(canvas, shape, EDGE + widths[0] / 2, WIDTH - EDGE - widths[widths.length - 1] / 2, tallest);
        return canvas.picture(shape, "wide", WIDTH, bottom + height + EDGE, style);
    }

    /// Width goes from the shortest lane to the tallest for as long as that makes the picture less tall.
    private static double[] widths(List<Lane> lanes, double room) {
        double[] widths = new double[lanes.size()];
        Arrays.fill(widths, room / lanes.size());
        double best = tallest(lanes, widths);
        double[] found = widths.clone();
        for (int i = 0; i < room / STEP; i++) {
            int give = extreme(lanes, widths, -1);
            int take = extreme(lanes, widths, 1);
            if (give < 0 || give == take) break;
            widths[give] -= STEP;
            widths[take] += STEP;
            double height = tallest(lanes, widths);
            if (height < best) {
                best = height;
                found = widths.clone();
            }
        }
        return found;
    }

    private static double tallest(List<Lane> lanes, double[] widths) {
        double tallest = ARROW + 2 * Canvas.LINE;
        for (int i = 0; i < widths.length; i++) tallest = Math.max(tallest, Canvas.height(lanes.get(i), widths[i]));
        return tallest;
    }

    /// The tallest lane (sign 1), or the shortest that can still give (sign -1); -1 where none can.
    private static int extreme(List<Lane> lanes, double[] widths, int sign) {
        int extreme = -1;
        for (int i = 0; i < widths.length; i++) {
            if (sign < 0 && widths[i] - STEP < NARROWEST) continue;
            if (extreme < 0 || sign * Canvas.height(lanes.get(i), widths[i]) > sign * Canvas.height(lanes.get(extreme), widths[extreme])) extreme = i;
        }
        return extreme;
    }

    private static void flow(Canvas canvas, Flow flow, double x, double between) {
        double middle = x + between / 2;
        double up = ARROW - 9 - Canvas.LINE * (flow.what().size() - 1);
        for (String what : flow.what()) {
            canvas.middle("flow-label", middle, up, what);
            up += Canvas.LINE;
        }
        canvas.arrow("M" + Canvas.n(x + 3) + " " + Canvas.n(ARROW) + "H" + Canvas.n(x + between - 3));
        if (!flow.time().isEmpty()) canvas.middle("flow-time", middle, ARROW + 18, flow.time());
    }

    /// From serving down to monitoring, and back up to the sources.
    private static void back(Canvas canvas, Shape shape, double left, double right, double tallest) {
        double bottom = EDGE + tallest + LOOP;
        canvas.arrow("M" + Canvas.n(right) + " " + Canvas.n(tallest + 1) + "V" + Canvas.n(bottom - 2));
        canvas.arrow("M" + Canvas.n(left) + " " + Canvas.n(bottom) + "V" + Canvas.n(tallest + 4));
        canvas.text("flow-label", left + 10, tallest + 28, shape.back());
        String time = shape.down().time();
        if (!time.isEmpty()) canvas.text("flow-time", right - 10 - Glyphs.width(time, Canvas.TEXT), tallest + 28, time);
    }
}
