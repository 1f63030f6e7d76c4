package septet.loop;

import java.util.ArrayList;
import java.util.List;

/// The lines of a drafted design: each with its evidence beside it, or above it where the line is long.
final class ProposedLines {
    private static final int COLUMN = 58;
    private static final int WIDTH = 176;
    private final List<String> lines = new ArrayList<>();

    ProposedLines add(int depth, String text) {
        lines.add("  ".repeat(depth) + text);
        return this;
    }

    /// With what speaks for it.
    ProposedLines add(int depth, String text, String evidence) {
        String line = "  ".repeat(depth) + text;
        String comment = "# " + clean(evidence);
        if (evidence.isEmpty()) lines.add(line);
        else if (Math.max(line.length() + 1, COLUMN) + comment.length() > WIDTH) {
            comment(depth, evidence);
            lines.add(line);
        } else {
            lines.add(line + " ".repeat(Math.max(1, COLUMN - line.length())) + comment);
        }
        return this;
    }

    /// With what speaks for it, where a person must look whether it is so.
    ProposedLines guess(int depth, String text, String evidence) {
        return add(depth, text, "guess: " + evidence);
    }

    ProposedLines comment(int depth, String text) {
        String indent = "  ".repeat(depth) + "# ";
        StringBuilder line = new StringBuilder(indent);
        for (String word : clean(text).split(" ")) {
            if (line.length() > indent.length() && line.length() + word.length() > WIDTH) {
                lines.add(line.toString().stripTrailing());
                line = new StringBuilder(indent);
            }
            line.append(word).append(' ');
        }
        lines.add(line.toString().stripTrailing());
        return this;
    }

    ProposedLines blank() {
        lines.add("");
        return this;
    }

    /// Whatever came from a file stays within its line, and short.
    private static String clean(String text) {
        StringBuilder clean = new StringBuilder();
        text.codePoints().limit(1_000).forEach(c -> clean.appendCodePoint(Character.isISOControl(c) || c == 0x2028 || c == 0x2029 || c == 0xFEFF ? ' ' : c));
        return clean.toString();
    }

    String text() {
        return String.join("\n", lines) + "\n";
    }

    /// A scalar that YAML reads as this text.
    static String scalar(String text) {
        boolean plain = !text.isEmpty() && !text.contains(": ") && !text.contains(" #") && !text.endsWith(":")
                && "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789(_/.".indexOf(text.charAt(0)) >= 0
                && text.chars().allMatch(c -> c >= ' ' && c != 0x7F && c != '{' && c != '}' && c != '[' && c != ']') && text.strip().equals(text);
        return plain ? text : quoted(text);
    }

    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') quoted.append('\\').appendCodePoint(c);
            else if (Character.isISOControl(c) || c == 0x2028 || c == 0x2029 || c == 0xFEFF) quoted.append(String.format("\\u%04x", c));
            else quoted.appendCodePoint(c);
        });
        return quoted.append('"').toString();
    }
}
