package septet.design;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/// Everything that is used, written out: `resolved-design.yaml`, which is itself a design, and its fingerprint.
public final class Resolved {
    private Resolved() {}

    /// Each value with its origin: `# line 12` or `# default`.
    public static String text(Tree tree) {
        StringBuilder text = new StringBuilder();
        write(tree, "", text);
        return text.toString();
    }

    /// SHA-256 of the values, in hexadecimal; comments, spacing and the order of a mapping's keys do not count.
    public static String fingerprint(Tree tree) {
        StringBuilder canonical = new StringBuilder();
        canonical(tree, canonical);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(canonical.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }

    private static void write(Tree tree, String indent, StringBuilder text) {
        switch (tree) {
            case Tree.Scalar scalar -> text.append(indent).append(quoted(scalar.text())).append(origin(scalar.mark())).append('\n');
            case Tree.Items items -> items.items().forEach(item -> item(item, indent, text));
            case Tree.Fields fields -> fields.fields().forEach((name, field) -> field(name, field, indent, text));
        }
    }

    private static void field(String name, Tree.Field field, String indent, StringBuilder text) {
        text.append(indent).append(quoted(name)).append(':');
        switch (field.value()) {
            case Tree.Scalar scalar -> text.append(' ').append(quoted(scalar.text())).append(origin(scalar.mark())).append('\n');
            case Tree.Items items when items.items().isEmpty() -> text.append(" []").append(origin(items.mark())).append('\n');
            case Tree.Fields fields when fields.fields().isEmpty() -> text.append(" {}").append(origin(fields.mark())).append('\n');
            case Tree nested -> {
                text.append('\n');
                write(nested, indent + "  ", text);
            }
        }
    }

    private static void item(Tree item, String indent, StringBuilder text) {
        StringBuilder inside = new StringBuilder();
        write(item, indent + "  ", inside);
        if (inside.isEmpty()) inside.append(indent).append("  ").append(item instanceof Tree.Items ? "[]" : "{}").append('\n');
        text.append(indent).append("- ").append(inside, indent.length() + 2, inside.length());
    }

    private static String origin(Mark mark) {
        return mark.isDefault() ? "  # default" : "  # line " + mark.line();
    }

    /// In single quotes, unless every reader takes it as plain text.
    private static String quoted(String text) {
        if (text.chars().anyMatch(Character::isISOControl)) return doubleQuoted(text);
        boolean plain = !text.isEmpty() && (Lexer.isLetter(text.charAt(0)) || Lexer.isDigit(text.charAt(0)))
                && text.chars().allMatch(c -> c > ' ' && c < 127 && "#:,[]{}&*!|>'\"%@`".indexOf(c) < 0 || " .()_%/+-*=<>'".indexOf(c) >= 0)
                && !text.endsWith(" ");
        return plain ? text : "'" + text.replace("'", "''") + "'";
    }

    private static String doubleQuoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') quoted.append('\\').append(c);
            else if (Character.isISOControl(c)) quoted.append(String.format("\\u%04x", (int) c));
            else quoted.append(c);
        }
        return quoted.append('"').toString();
    }

    private static void canonical(Tree tree, StringBuilder text) {
        switch (tree) {
            case Tree.Scalar scalar -> text.append('"').append(scalar.text().replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
            case Tree.Items items -> {
                text.append('[');
                items.items().forEach(item -> {
                    canonical(item, text);
                    text.append(',');
                });
                text.append(']');
            }
            case Tree.Fields fields -> {
                text.append('{');
                Map<String, Tree.Field> sorted = new TreeMap<>(fields.fields());
                sorted.forEach((name, field) -> {
                    canonical(new Tree.Scalar(Mark.DEFAULT, Mark.DEFAULT, name, true), text);
                    text.append(':');
                    canonical(field.value(), text);
                    text.append(',');
                });
                text.append('}');
            }
        }
    }
}
