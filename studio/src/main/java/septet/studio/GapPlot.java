package septet.studio;

import static septet.studio.Markup.html;

import java.util.ArrayList;
import java.util.List;
import septet.studio.PromiseGap.Pair;

/// From the promised (hollow) to the delivered (full), on one scale that begins at zero.
final class GapPlot {
    private static final double WIDTH = 460;
    private static final double SIDE = 24;
    private static final double ROW = 74;

    private GapPlot() {}

    static Markup draw(PromiseGap gap) {
        double top = gap.pairs().stream().mapToDouble(pair -> Math.max(pair.promised(), pair.delivered())).max().orElse(1);
        List<Markup> rows = new ArrayList<>();
        for (Pair pair : gap.pairs()) rows.add(row(gap, pair, top <= 0 ? 1 : top, ROW * rows.size()));
        return html("<figure class=\"chart-figure\"><h3>{}</h3><svg class=\"gap\" viewBox=\"0 0 {} {}\" role=\"img\" "
                + "aria-label=\"{}\">{}</svg><figcaption>{}</figcaption></figure>",
                gap.name(), Canvas.n(WIDTH), Canvas.n(ROW * gap.pairs().size()), gap.told(), rows, gap.told());
    }

    private static Markup row(PromiseGap gap, Pair pair, double top, double y) {
        double promised = x(pair.promised(), top);
        double delivered = x(pair.delivered(), top);
        double line = y + 40;
        boolean apart = Math.abs(promised - delivered) > 12;
        Markup path = apart ? html("<path class=\"way\" d=\"M{} {}H{}\"/>", Canvas.n(promised), Canvas.n(line), Canvas.n(delivered)) : Markup.NONE;
        return html("<text class=\"name\" x=\"{}\" y=\"{}\">{}</text><path class=\"rail\" d=\"M{} {}H{}\"/>{}<circle class=\"promised\" cx=\"{}\" "
                + "cy=\"{}\" r=\"7\"/><circle class=\"delivered\" cx=\"{}\" cy=\"{}\" r=\"7\"/>{}",
                Canvas.n(0), Canvas.n(y + 16), pair.side(), Canvas.n(SIDE), Canvas.n(line), Canvas.n(WIDTH - SIDE), path, Canvas.n(promised),
                        Canvas.n(line), Canvas.n(delivered), Canvas.n(line),
                labels(gap, pair, promised, delivered, line + 24, apart));
    }

    /// Beside each other where both would not fit under their circles.
    private static Markup labels(PromiseGap gap, Pair pair, double promised, double delivered, double y, boolean apart) {
        String before = "promised " + gap.shown(pair.promised());
        String after = "delivered " + gap.shown(pair.delivered());
        double need = (Glyphs.width(before, Canvas.TEXT) + Glyphs.width(after, Canvas.TEXT)) / 2 + 8;
        if (!apart || Math.abs(promised - delivered) < need) return label((promised + delivered) / 2, y, before + ", " + after);
        return html("{}{}", label(promised, y, before), label(delivered, y, after));
    }

    private static Markup label(double x, double y, String words) {
        double half = Glyphs.width(words, Canvas.TEXT) / 2;
        return html("<text x=\"{}\" y=\"{}\" text-anchor=\"middle\">{}</text>", Canvas.n(Math.clamp(x, half, Math.max(half, WIDTH - half))), Canvas.n(y), words);
    }

    private static double x(double value, double top) {
        return SIDE + (WIDTH - 2 * SIDE) * Math.max(0, value) / top;
    }
}
