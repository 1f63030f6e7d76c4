package septet.studio;

import septet.studio.Shape.Flow;
import septet.studio.Shape.Lane;

/// Lanes under each other, the loop along the right side: for a phone.
final class TallLayout {
    private static final double WIDTH = 340;
    private static final double LANE = 306;
    private static final double STEP = 18;

    private TallLayout() {}

    static Markup draw(Shape shape, String style) {
        Canvas canvas = new Canvas("tall");
        double y = 1;
        for (int i = 0; i < shape.lanes().size(); i++) {
            Lane lane = shape.lanes().get(i);
            y += canvas.lane(lane, 1, y, LANE, 0);
            y = flow(canvas, i < shape.flows().size() ? shape.flows().get(i) : shape.down(), y);
        }
        double top = y;
        y += canvas.lane(shape.loop(), 1, y, LANE, 0);
        double side = WIDTH - 12;
        canvas.arrow("M" + Canvas.n(LANE + 1) + " " + Canvas.n((top + y) / 2) + "H" + Canvas.n(side) + "V30H" + Canvas.n(LANE + 4));
        return canvas.picture(shape, "tall", WIDTH, y + 1, style);
    }

    private static double flow(Canvas canvas, Flow flow, double y) {
        int lines = flow.what().size() + (flow.time().isEmpty() ? 0 : 1);
        double height = Math.max(1, lines) * STEP + 10;
        canvas.arrow("M30 " + Canvas.n(y + 3) + "V" + Canvas.n(y + height - 3));
        double down = y + STEP;
        for (String what : flow.what()) {
            canvas.text("flow-label", 46, down, what);
            down += STEP;
        }
        if (!flow.time().isEmpty()) canvas.text("flow-time", 46, down, flow.time());
        return y + height;
    }
}
