package septet.studio;

import java.util.Collection;
import java.util.stream.Collectors;

/// HTML that is safe to show: a template's constant text, with every value escaped on its way in.
record Markup(String text) {
    static final Markup NONE = new Markup("");

    /// Puts the values in the places of `{}`. A [Markup] and a collection of them go in as they are, everything else is escaped,
    /// for text and for quoted attributes alike.
    static Markup html(String template, Object... values) {
        StringBuilder html = new StringBuilder(template.length() + 64);
        int from = 0;
        for (Object value : values) {
            int place = template.indexOf("{}", from);
            if (place < 0) throw new IllegalArgumentException("more values than places in " + template);
            html.append(template, from, place);
            append(html, value);
            from = place + 2;
        }
        if (template.indexOf("{}", from) >= 0) throw new IllegalArgumentException("fewer values than places in " + template);
        return new Markup(html.append(template, from, template.length()).toString());
    }

    static Markup join(Collection<Markup> parts) {
        return new Markup(parts.stream().map(Markup::text).collect(Collectors.joining()));
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    private static void append(StringBuilder html, Object value) {
        switch (value) {
            case Markup markup -> html.append(markup.text);
            case Collection<?> parts -> parts.forEach(part -> append(html, part));
            default -> escape(html, String.valueOf(value));
        }
    }

    private static void escape(StringBuilder html, String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                default -> html.append(isShown(value, i) ? c : '\uFFFD');
            }
        }
    }

    /// Whether HTML and XML both allow the character: no control characters, no half of a pair.
    private static boolean isShown(String value, int i) {
        char c = value.charAt(i);
        if (Character.isHighSurrogate(c)) return i + 1 < value.length() && Character.isLowSurrogate(value.charAt(i + 1));
        if (Character.isLowSurrogate(c)) return i > 0 && Character.isHighSurrogate(value.charAt(i - 1));
        return c == '\t' || c == '\n' || c >= ' ' && c != '\u007F' && c < '\uFFFE';
    }
}
