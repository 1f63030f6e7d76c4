package septet.studio;

import static septet.studio.Markup.html;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/// A chart as a value: drawn by `report.js`, told in words by its message, and readable as a table.
///
/// @param message what a person reads off it, computed; stands under the chart and is its text alternative
record Chart(String id, String title, String message, Axis x, Axis y, List<Series> series, List<Note> notes, Sheet sheet) {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /// @param kind   `value` or `log`
    /// @param format `decimal`, `share`, `count`, `money EUR`: how a value is shown
    record Axis(String name, String kind, Optional<Double> min, Optional<Double> max, String format) {}

    /// @param colour a role of the [Palette]
    /// @param kind   `line`, `bar` or `scatter`
    /// @param dash   `solid`, `dashed`, `dotted`
    /// @param points x and y, for an error bar also its low and high end
    record Series(String name, String kind, String colour, String dash, String symbol, List<double[]> points) {}

    /// A marked point; without y a marked place on the x axis.
    record Note(String text, double x, Optional<Double> y, String colour) {}

    /// The numbers behind the chart.
    record Sheet(List<String> headers, List<List<String>> rows) {}

    private record Drawn(Axis x, Axis y, List<Series> series, List<Note> notes) {}

    Markup figure() {
        return html("""
                <figure class="chart-figure" id="{}">
                <h3>{}</h3>
                <p class="axis-name">{}</p>
                <div class="chart" tabindex="0" role="img" aria-label="{}" data-chart="{}-data"></div>
                <p class="spoken" aria-live="polite"></p>
                <figcaption>{}</figcaption>
                {}
                {}
                </figure>
                """, id, title, y.name(), title + ". " + message, id, message, Tables.disclosed("The numbers behind it", "Numbers of " + title, sheet), Page.data(id + "-data", json()));
    }

    private String json() {
        return MAPPER.writeValueAsString(new Drawn(x, y, series, notes));
    }
}
