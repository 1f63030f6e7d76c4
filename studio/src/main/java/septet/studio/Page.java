package septet.studio;

import static septet.studio.Markup.html;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/// One file that opens offline: style, scripts and data stand in it, and its policy forbids every request
/// and every script but ours, named by their hashes (Content Security Policy 3).
final class Page {
    private Page() {}

    /// @param scripts in their order; none of them holds anything of the data
    static String whole(String title, String description, Markup body, List<String> scripts) {
        String style = Palette.style() + Library.own("report.css") + "\n" + Library.own("drawing.css") + "\n" + Library.own("story.css");
        Markup head = html("""
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta http-equiv="Content-Security-Policy" content="{}">
                <meta name="referrer" content="no-referrer">
                <meta name="color-scheme" content="light dark">
                <title>{}</title>
                <meta name="description" content="{}">
                <style>
                {}
                </style>
                </head>
                """, policy(scripts), title, description, new Markup(style));
        String end = scripts.stream().map(script -> "<script>" + safe(script) + "</script>\n").collect(Collectors.joining());
        return head.text() + "<body>\n" + body.text() + end + "</body>\n</html>\n";
    }

    /// What a chart is drawn from, so that no character of it can end the element.
    static Markup data(String id, String json) {
        return html("<script type=\"application/json\" id=\"{}\">{}</script>", id,
                new Markup(json.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")));
    }

    private static String policy(List<String> scripts) {
        String allowed = scripts.stream().map(script -> " '" + hash(safe(script)) + "'").collect(Collectors.joining());
        return "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; script-src"
                + (allowed.isEmpty() ? " 'none'" : allowed);
    }

    private static String safe(String script) {
        return script.replace("</script", "<\\/script");
    }

    private static String hash(String script) {
        try {
            return "sha256-" + Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
