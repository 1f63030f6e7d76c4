package septet.data;

import java.util.List;

/// Writes the pattern of a date down from one of its texts.
final class DatePattern {
    private DatePattern() {}

    /// @param parts the first three numbers, as `dd`, `MM`, `yyyy`
    /// @return such as `dd/MM/yyyy HH:mm`; empty where the text has other parts
    static String of(String text, List<String> parts) {
        List<String> numbers = List.of(parts.get(0), parts.get(1), parts.get(2), "HH", "mm", "ss");
        StringBuilder pattern = new StringBuilder();
        int next = 0;
        for (int at = 0; at < text.length(); ) {
            char c = text.charAt(at);
            int end = at;
            while (end < text.length() && Character.isDigit(text.charAt(end))) end++;
            if (end == at) {
                if (Character.isLetter(c)) return next >= 3 ? pattern.toString().strip() : "";
                pattern.append(c);
                at++;
                continue;
            }
            if (next == numbers.size()) return "";
            String part = numbers.get(next++);
            pattern.append(part.equals("yyyy") && end - at == 2 ? "yy" : part);
            at = end;
        }
        return next >= 3 ? pattern.toString() : "";
    }
}
