package septet.data;

import java.util.Optional;
import java.util.function.ToLongFunction;

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
    DOLLARS("$", false),
    EUROS("€", false),
    POUNDS("£", false),
    YEN("¥", false),
    USD("USD", false),
    EUR("EUR", false),
    GBP("GBP", false),
    CHF("CHF", false),
    /// `1.234,50 €`, `€ 9,99`.
    EUROS_COMMA("€", true),
    EUR_COMMA("EUR", true),
    ZLOTY_COMMA("zł", true),
    CROWNS_COMMA("kr", true);

    final String reading;

    private final String currency;
    private final boolean comma;

    NumberForm(String reading) {
        this.reading = reading;
        this.currency = "";
        this.comma = false;
    }

    /// `$1,234.50`, `1,234.50 $`: before or behind the amount.
    NumberForm(String currency, boolean comma) {
        String bare = "replace($, '" + currency + "', '')";
        this.reading = comma ? "number(replace(replace(" + bare + ", '.', ''), ',', '.'))" : "number(replace(" + bare + ", ',', ''))";
        this.currency = currency;
        this.comma = comma;
    }

    /// The same as plain digits; empty where the text is not of this form.
    String plain(String text) {
        int at = text.indexOf(currency);
        boolean negative = text.startsWith("-");
        if (at < 0 || at != (negative ? 1 : 0) && at + currency.length() != text.length()) return "";
        String amount = (text.substring(0, at) + text.substring(at + currency.length())).strip();
        if (!comma) return amount.indexOf(',') < 0 ? amount : THOUSANDS_COMMA.plain(amount);
        if (amount.indexOf(',') >= 0) return GROUPED_COMMA.plain(amount);
        return grouped(amount, 0, amount.length(), '.') ? amount.replace(".", "") : "";
    }

    /// How texts become encoded numbers, or [Typing#UNREADABLE]: plain ones, and those that are read so.
    static ToLongFunction<String> reader(String reading) {
        Optional<String> unit = UnitTally.ofReading(reading);
        for (NumberForm form : values()) if (form != PLAIN && form.reading.equals(reading)) return text -> either(text, form::value);
        return unit.<ToLongFunction<String>>map(known -> text -> either(text, bare -> UnitTally.value(bare, known))).orElse(NumberText::value);
    }

    private static long either(String text, ToLongFunction<String> form) {
        long plain = NumberText.value(text);
        return plain == Typing.UNREADABLE ? form.applyAsLong(text) : plain;
    }

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
