package septet.loop;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import septet.data.Column;
import septet.data.Dictionary;
import septet.data.Items;
import septet.data.Row;
import septet.data.Schema;
import septet.data.Values;
import septet.design.Type;

/// Values of rows as a person reads them, every digit that they have.
record WrittenValues(Dictionary words) {
    private static final int MOST_COLUMNS = 5;
    private static final int MOST_CHARACTERS = 60;
    private static final int LONGEST = 2_000;

    static String time(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
    }

    String of(Type type, long value) {
        if (value == Values.MISSING) return "missing";
        return switch (type) {
            case Type.Category _, Type.Key _ -> words.word((int) value);
            case Type.Bool _ -> value == 1 ? "true" : "false";
            case Type.Time _ -> time(value);
            case Type.Money(String currency) -> BigDecimal.valueOf(value, Type.Money.DECIMALS).stripTrailingZeros().toPlainString() + " " + currency;
            case Type.Number _ -> number(Values.number(value));
            case Type.Duration _ -> duration(value);
            case Type.Place _ -> Items.text(type, value, words);
            case Type.ListOf _ -> "a list";
            case Type.Text _, Type.Raw _, Type.Terms _, Type.Later _ -> "a text";
        };
    }

    /// The same where texts and lists stand beside their slot.
    String of(Type type, int slot, Row row) {
        if (row.values[slot] == Values.MISSING) return "missing";
        return switch (type) {
            case Type.Text _, Type.Raw _ -> row.texts[slot];
            case Type.Terms _, Type.ListOf _ -> Items.shown(row.texts[slot]);
            case Type.Category _, Type.Key _, Type.Bool _, Type.Time _, Type.Money _, Type.Number _, Type.Duration _, Type.Place _, Type.Later _ -> of(type, row.values[slot]);
        };
    }

    private static String number(double value) {
        return Double.isFinite(value) ? new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString() : String.valueOf(value);
    }

    private static String duration(long micros) {
        Duration duration = Duration.of(micros, ChronoUnit.MICROS);
        String text = duration.abs().toString().substring(2).toLowerCase(java.util.Locale.ROOT).replaceAll("([hm])(?=.)", "$1 ");
        return (duration.isNegative() ? "-" : "") + text;
    }

    String of(Column column, int slot, Row row) {
        return of(column, slot, row, LONGEST);
    }

    private String of(Column column, int slot, Row row, int most) {
        String text = of(column.type(), slot, row);
        return text.codePointCount(0, text.length()) > most ? text.substring(0, text.offsetByCodePoints(0, most)) + "\u2026" : text;
    }

    /// `card 4711, amount 12.5 EUR`: the first of a row's columns that hold something.
    String of(Schema schema, Row row) {
        List<String> parts = new ArrayList<>();
        List<Column> columns = schema.columns();
        for (int slot = 0; slot < columns.size() && parts.size() < MOST_COLUMNS; slot++) {
            if (columns.get(slot).knownAtOnce() && row.values[slot] != Values.MISSING) parts.add(columns.get(slot).name() + " "
                    + of(columns.get(slot), slot, row, MOST_CHARACTERS));
        }
        return String.join(", ", parts);
    }
}
