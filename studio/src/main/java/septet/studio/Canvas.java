package septet.studio;

import static septet.studio.Markup.html;

import java.util.ArrayList;
import java.util.List;
import septet.studio.Shape.Box;
import septet.studio.Shape.Budget;
import septet.studio.Shape.Lane;

/// The parts of a drawing, put down one after the other. Units are pixels at natural size.
final class Canvas {
    static final double TITLE = 13;
    static final double TEXT = 12;
    static final double LINE = 16;
    static final double PAD = 10;
    static final double GAP = 10;
    static final double HEAD = 30;

    private final List<Markup> parts = new ArrayList<>();
    private final String arrow;

    /// @param id names the arrow head, once on a page
    Canvas(String id) {
        this.arrow = id + "-arrow";
    }

    /// Draws the lane's panel, name, boxes and budgets and returns its height.
    double lane(Lane lane, double x, double y, double width, double least) {
        double height = Math.max(least, height(lane, width));
        parts.add(html("<rect class=\"lane\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"12\"/>", n(x), n(y), n(width), n(height)));
        text("lane-name", x + PAD, y + 20, lane.name());
        double down = y + HEAD;
        for (Box box : lane.boxes()) down += box(box, x + PAD / 2, down, width - PAD) + GAP / 2;
        budgets(lane, x, y + height, width);
        return height;
    }

    static double height(Lane lane, double width) {
        double height = HEAD + GAP / 2;
        for (Box box : lane.boxes()) height += height(box, width - PAD) + GAP / 2;
        return height + LINE * budgetLines(lane, width).size() + (lane.budgets().isEmpty() ? 0 : 6);
    }

    private double box(Box box, double x, double y, double width) {
        double height = height(box, width);
        parts.add(html("<rect class=\"{}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"8\"/>", box.sign().isEmpty() ? "box" : "box lit", n(x),
                n(y), n(width), n(height)));
        double down = y + PAD + 9;
        for (String line : Glyphs.wrap(box.title(), TITLE, inside(width))) {
            text("box-title", x + PAD, down, line);
            down += LINE;
        }
        if (!box.sign().isEmpty()) text("lit-sign", x + width - PAD - Glyphs.width("\u25B8 " + box.sign(), TEXT), y + PAD + 9, "\u25B8 " + box.sign());
        for (String words : box.lines()) {
            for (String line : Glyphs.wrap(words, TEXT, inside(width))) {
                text("box-line", x + PAD, down, line);
                down += LINE;
            }
        }
        return height;
    }

    private static double height(Box box, double width) {
        int lines = Glyphs.wrap(box.title(), TITLE, inside(width)).size();
        for (String words : box.lines()) lines += Glyphs.wrap(words, TEXT, inside(width)).size();
        return lines * LINE + 2 * PAD - 5;
    }

    private static double inside(double width) {
        return width - 2 * PAD;
    }

    private void budgets(Lane lane, double x, double bottom, double width) {
        List<String[]> lines = budgetLines(lane, width);
        double down = bottom - 10 - LINE * (lines.size() - 1);
        for (String[] line : lines) {
            text(line[0], x + PAD, down, line[1]);
            down += LINE;
        }
    }

    /// The kind and the words of each line.
    private static List<String[]> budgetLines(Lane lane, double width) {
        List<String[]> lines = new ArrayList<>();
        for (Budget budget : lane.budgets()) {
            for (String line : Glyphs.wrap("asked " + budget.asked(), TEXT, inside(width))) lines.add(new String[] {"asked", line});
            if (budget.measured().isEmpty()) continue;
            String measured = sign(budget) + " measured " + budget.measured();
            for (String line : Glyphs.wrap(measured, TITLE, inside(width))) lines.add(new String[] {"measured " + state(budget), line});
        }
        return lines;
    }

    private static String sign(Budget budget) {
        return switch (budget.met()) {
            case MET -> "\u2713";
            case MISSED -> "\u2715";
            case UNDECIDED -> "?";
            case NOT_MEASURED -> "";
        };
    }

    private static String state(Budget budget) {
        return switch (budget.met()) {
            case MET -> "good";
            case MISSED -> "bad";
            case UNDECIDED -> "open";
            case NOT_MEASURED -> "none";
        };
    }

    void text(String kind, double x, double y, String words) {
        parts.add(html("<text class=\"{}\" x=\"{}\" y=\"{}\">{}</text>", kind, n(x), n(y), words));
    }

    void middle(String kind, double x, double y, String words) {
        parts.add(html("<text class=\"{}\" x=\"{}\" y=\"{}\" text-anchor=\"middle\">{}</text>", kind, n(x), n(y), words));
    }

    /// A path with an arrow head at its end.
    void arrow(String path) {
        parts.add(html("<path class=\"flow\" d=\"{}\" marker-end=\"url(#{})\"/>", path, arrow));
    }

    /// @param style put into the picture, for one that stands alone; else empty
    Markup picture(Shape shape, String kind, double width, double height, String style) {
        String id = arrow + "-title";
        return html("""
                <svg xmlns="http://www.w3.org/2000/svg" class="system {}" viewBox="0 0 {} {}" role="img" aria-labelledby="{}">
                <title id="{}">{}</title>
                {}<defs><marker id="{}" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto">
                <path class="head" d="M0 0L10 5L0 10z"/></marker></defs>
                {}
                </svg>
                """, kind, n(width), n(height), id, id, shape.told(), style.isEmpty() ? Markup.NONE : new Markup("<style>" + style + "</style>\n"), arrow, parts);
    }

    static String n(double value) {
        return Numbers.format("%.1f", value).replace(".0", "");
    }
}
