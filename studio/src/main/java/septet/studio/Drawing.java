package septet.studio;

import java.util.Optional;
import septet.loop.Outline;
import septet.loop.RunReport;

/// A system as a picture: a design that was checked, with what a run measured where one is given.
public final class Drawing {
    private Drawing() {}

    /// A whole SVG file that follows the viewer's theme.
    public static String svg(Outline outline, Optional<RunReport> run) {
        String style = Palette.style() + Library.own("drawing.css");
        return WideLayout.draw(new Shapes(outline, run).shape(), "svg{background:var(--card);font-family:system-ui,sans-serif}\n" + style).text();
    }

    /// A Mermaid flowchart for Markdown.
    public static String mermaid(Outline outline, Optional<RunReport> run) {
        return Mermaid.of(new Shapes(outline, run).shape());
    }

    /// For a page that has the style: wide and tall, of which the page shows one.
    static Markup figure(Outline outline, Optional<RunReport> run) {
        Shape shape = new Shapes(outline, run).shape();
        return Markup.html("<figure class=\"drawing\">{}</figure>",
                Tables.scrolling("The system", Markup.html("{}{}", WideLayout.draw(shape, ""), TallLayout.draw(shape, ""))));
    }
}
