package septet.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads a list that stands in one value: `["a", "b"]` or `['a', b]`, or without brackets parted by `|`, else `;`, else `,`. Spaces around an item do not count; nothing, and
/// `null` without quotes, are no items.
///
/// @param item how each is read
record ListText(Typing item, Dictionary dictionary) {
    /// 0, missing where it has no items, or [Typing#UNREADABLE] where one of them is, or brackets or quotes do not close.
    long value(String text) {
        Optional<List<String>> items = items(text);
        if (items.isEmpty()) return Typing.UNREADABLE;
        boolean any = false;
        for (String each : items.get()) {
            long value = item.value(each);
            if (value == Typing.UNREADABLE) return Typing.UNREADABLE;
            any |= value != Values.MISSING;
        }
        return any ? 0 : Values.MISSING;
    }

    /// The items of a readable text as [Items] says.
    String words(String text) {
        StringBuilder list = new StringBuilder();
        for (String each : items(text).orElseThrow()) {
            long value = item.value(each);
            if (value != Values.MISSING) Items.append(list, item.type(), value, dictionary);
        }
        return list.toString();
    }

    static Optional<List<String>> items(String text) {
        String bare = text.strip();
        if (!bare.startsWith("[")) return Optional.of(parted(bare));
        return bare.endsWith("]") && bare.length() > 1 ? new Brackets(bare.substring(1, bare.length() - 1)).items() : Optional.empty();
    }

    private static List<String> parted(String text) {
        char separator = text.indexOf('|') >= 0 ? '|' : text.indexOf(';') >= 0 ? ';' : ',';
        List<String> items = new ArrayList<>();
        int begin = 0;
        for (int end = text.indexOf(separator); end >= 0; end = text.indexOf(separator, begin)) {
            add(text.substring(begin, end), items);
            begin = end + 1;
        }
        add(text.substring(begin), items);
        return items;
    }

    private static void add(String item, List<String> items) {
        if (!item.isBlank()) items.add(item.strip());
    }

    /// What stands between brackets, from left to right.
    private static final class Brackets {
        private final String text;
        private int at;

        Brackets(String text) {
            this.text = text;
        }

        Optional<List<String>> items() {
            List<String> items = new ArrayList<>();
            while (true) {
                skipBlanks();
                if (at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '\'')) {
                    Optional<String> item = quoted(text.charAt(at++));
                    if (item.isEmpty()) return item.map(List::of);
                    add(item.get(), items);
                } else {
                    int end = text.indexOf(',', at);
                    String item = text.substring(at, end < 0 ? text.length() : end).strip();
                    at = end < 0 ? text.length() : end;
                    if (!item.equalsIgnoreCase("null")) add(item, items);
                }
                skipBlanks();
                if (at == text.length()) return Optional.of(items);
                if (text.charAt(at++) != ',') return Optional.empty();
            }
        }

        /// Up to the closing quote; a quote that is meant stands behind a backslash, or twice.
        private Optional<String> quoted(char quote) {
            StringBuilder item = new StringBuilder();
            for (; at < text.length(); at++) {
                char c = text.charAt(at);
                boolean escaped = c == '\\' && at + 1 < text.length();
                boolean twice = c == quote && at + 1 < text.length() && text.charAt(at + 1) == quote;
                if (c == quote && !twice) {
                    at++;
                    return Optional.of(item.toString());
                }
                if (escaped || twice) at++;
                item.append(escaped ? unescaped() : c);
            }
            return Optional.empty();
        }

        private char unescaped() {
            char c = text.charAt(at);
            if (c == 'u' && at + 4 < text.length() && text.substring(at + 1, at + 5).chars().allMatch(digit -> Character.digit(digit, 16) >= 0)) {
                at += 4;
                return (char) Integer.parseInt(text.substring(at - 3, at + 1), 16);
            }
            return c == 'n' || c == 't' || c == 'r' ? ' ' : c;
        }

        private void skipBlanks() {
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) at++;
        }
    }
}
