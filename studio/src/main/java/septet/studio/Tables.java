package septet.studio;

import static septet.studio.Markup.html;

import java.util.List;

/// Plain tables: the first column names the row.
final class Tables {
    private Tables() {}

    /// @param name tells the table from others for those who hear the page
    static Markup disclosed(String summary, String name, Chart.Sheet sheet) {
        return html("<details><summary>{}</summary>{}</details>", summary, table(name, sheet));
    }

    /// Scrolls by itself where the screen is narrow, by keyboard too.
    static Markup table(String name, Chart.Sheet sheet) {
        return scrolling(name, html("<table><thead><tr>{}</tr></thead><tbody>{}</tbody></table>",
                sheet.headers().stream().map(header -> html("<th scope=\"col\">{}</th>", header)).toList(),
                sheet.rows().stream().map(Tables::row).toList()));
    }

    static Markup scrolling(String name, Markup table) {
        return html("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{} (scrolls)\">{}</div>", name, table);
    }

    private static Markup row(List<String> cells) {
        return html("<tr><th scope=\"row\">{}</th>{}</tr>", cells.getFirst(), cells.stream().skip(1).map(cell -> html("<td>{}</td>", cell)).toList());
    }
}
