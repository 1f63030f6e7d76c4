package septet.studio;

import septet.studio.Shape.Flow;

/// Lanes beside each other, monitoring under them: for screens and paper.
final class WideLayout {
    static final double WIDTH = 1200;
    private static final double BETWEEN = 104;
    private static final double RAIL = 48;
    private static final double LOOP = 44;

    private WideLayout() {}

    static Markup draw(Shape shape, String style) {
        Canvas canvas = new Canvas("wide");
        double lane = (WIDTH - 2 - BETWEEN * (shape.lanes().size() - 1)) / shape.lanes().size();
        double tallest = shape.lanes().stream().mapToDouble(one -> Canvas.height(one, lane)).max().orElse(0);
        double x = 1;
        for (int i = 0; i < shape.lanes().size(); i++) {
            canvas.lane(shape.lanes().get(i), x, 1, lane, tallest);
            if (i < shape.flows().size()) flow(canvas, shape.flows().get(i), x + lane, Math.min(1 + RAIL + 26, tallest / 2 + 20));
            x += lane + BETWEEN;
        }
        double bottom = 1 + tallest + LOOP;
        double height = canvas.lane(shape.loop(), 1, bottom, WIDTH - 2, 0);
        double right = WIDTH - 1 - lane / 2;
        double left = 1 + lane / 2;
        canvas.arrow("M" + Canvas.n(right) + " " + Canvas.n(tallest + 1) + "V" + Canvas.n(bottom - 2));
        canvas.arrow("M" + Canvas.n(left) + " " + Canvas.n(bottom) + "V" + Canvas.n(tallest + 4));
        canvas.text("flow-label", left + 10, tallest + 28, shape.back());
        if (!shape.down().time().isEmpty()) canvas.text("flow-time", right - 10 - Glyphs.width(shape.down().time(), Canvas.TEXT), tallest + 28, shape.down().time());
        return canvas.picture(shape, "wide", WIDTH, bottom + height + 1, style);
    }

    private static void flow(Canvas canvas, Flow flow, double x, double y) {
        double middle = x + BETWEEN / 2;
        double up = y - 9 - Canvas.LINE * (flow.what().size() - 1);
        for (String what : flow.what()) {
            canvas.middle("flow-label", middle, up, what);
            up += Canvas.LINE;
        }
        canvas.arrow("M" + Canvas.n(x + 3) + " " + Canvas.n(y) + "H" + Canvas.n(x + BETWEEN - 3));
        if (!flow.time().isEmpty()) canvas.middle("flow-time", middle, y + 18, flow.time());
    }
}
