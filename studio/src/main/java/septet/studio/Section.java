package septet.studio;

import static septet.studio.Markup.html;

/// One part of the page, with its place in the contents.
record Section(String id, String title, Markup body) {
    Markup markup() {
        return html("<section id=\"{}\" aria-labelledby=\"{}-title\"><h2 id=\"{}-title\">{}</h2>{}</section>\n", id, id, id, title, body);
    }

    Markup entry() {
        return html("<li><a href=\"#{}\">{}</a></li>", id, title);
    }
}
