package septet.data;

/// Ways to write a number that are not plain, with how the language reads them.
enum NumberForm {
    PLAIN("") {
        @Override
        String plain(String text) {
            return text;
        }
    },
    /// `1,234` and `1,234.5`.
    THOUSANDS_COMMA("number(replace($, ',', ''))") {
        @Override
        String plain(String text) {
            if (text.indexOf(',') < 0) return "";
            int point = text.indexOf('.');
            return grouped(text, 0, point < 0 ? text.length() : point, ',') ? text.replace(",", "") : "";
        }
    },
    /// `12,5`.
    DECIMAL_COMMA("number(replace($, ',', '.'))") {
        @Override
        String plain(String text) {
            int comma = text.indexOf(',');
            return comma < 0 || comma != text.lastIndexOf(',') || text.indexOf('.') >= 0 ? "" : text.replace(',', '.');
        }
    },
    /// `1.234,56`, also without the point.
    GROUPED_COMMA("number(replace(replace($, '.', ''), ',', '.'))") {
        @Override
        String plain(String text) {
            int comma = text.indexOf(',');
            if (comma < 0 || comma != text.lastIndexOf(',') || text.indexOf('.', comma) >= 0) return "";
            return grouped(text, 0, comma, '.') ? text.replace(".", "").replace(',', '.') : "";
        }
    },
    /// `12%`.
    PERCENT("number(replace($, '%', ''))") {
        @Override
        String plain(String text) {
            return text.endsWith("%") ? text.substring(0, text.length() - 1).strip() : "";
        }
    },
    /// `$1,234.50`.
    DOLLARS("number(replace(replace($, '$', ''), ',', ''))") {
        @Override
        String plain(String text) {
            return text.startsWith("$") || text.startsWith("-$") ? text.replace("$", "").replace(",", "").strip() : "";
        }
    },
    /// `€1,234.50`, `£9.99`.
    EUROS("number(replace(replace($, '€', ''), ',', ''))") {
        @Override
        String plain(String text) {
            return text.startsWith("€") ? text.substring(1).replace(",", "").strip() : "";
        }
    },
    POUNDS("number(replace(replace($, '£', ''), ',', ''))") {
        @Override
        String plain(String text) {
            return text.startsWith("£") ? text.substring(1).replace(",", "").strip() : "";
        }
    };

    final String reading;

    NumberForm(String reading) {
        this.reading = reading;
    }

    /// The same as plain digits; empty where the text is not of this form.
    abstract String plain(String text);

    /// The number, or [Typing#UNREADABLE].
    long value(String text) {
        String plain = plain(text);
        return plain.isEmpty() ? Typing.UNREADABLE : NumberText.value(plain);
    }

    /// Whether the digits between both places stand in groups of three, or in one.
    private static boolean grouped(String text, int from, int to, char separator) {
        int start = from < to && (text.charAt(from) == '-' || text.charAt(from) == '+') ? from + 1 : from;
        int digits = 0;
        boolean first = true;
        for (int i = start; i <= to; i++) {
            if (i < to && Character.isDigit(text.charAt(i))) {
                digits++;
                continue;
            }
            if (i < to && text.charAt(i) != separator) return false;
            if (first ? digits == 0 || i < to && digits > 3 : digits != 3) return false;
            first = false;
            digits = 0;
        }
        return true;
    }
}
