package septet.data;

import septet.design.Type;

/// Why a text is no value of its column's type.
///
/// @param code   stable, such as `DATA-NOT-A-NUMBER`
/// @param quoted the text, as far as it is shown
/// @param wrong  behind it, without a full stop
/// @param remedy a sentence
public record Complaint(String code, String quoted, String wrong, String remedy) {
    private static final int SHOWN = 60;

    /// Without a full stop.
    public String cause() {
        return quoted + wrong;
    }

    /// The same where nobody may read the text.
    String masked() {
        return Masked.VALUE + wrong;
    }

    static Complaint of(Type type, String text) {
        return of(type, text, text);
    }

    /// @param plain the text as it would be written plainly; empty where it is no number
    static Complaint of(Type type, String text, String plain) {
        String quoted = "'" + shown(text) + "'";
        return switch (type) {
            case Type.Number _ -> new Complaint("DATA-NOT-A-NUMBER", quoted, " is not a number",
                    "Write it like 12 or -0.5; if it means 'not known', list it under format.missing.");
            case Type.Money _ -> money(plain, quoted);
            case Type.Bool _ -> new Complaint("DATA-NOT-A-BOOLEAN", quoted, " is not true or false",
                    "Name the words: boolean from X = 'bought' else 'left'.");
            case Type.Time _ -> new Complaint("DATA-NOT-A-TIME", quoted, " is not a time",
                    "Write it like 2018-04-01T12:30:00Z, or read it by date(X, 'dd/MM/yyyy HH:mm') or epoch(X, 's').");
            case Type.Place _ -> new Complaint("DATA-NOT-A-PLACE", quoted, " is not a place",
                    "Write latitude and longitude in degrees, like '52.52, 13.405', or read two columns: place from place(LATITUDE, LONGITUDE).");
            case Type.ListOf list -> new Complaint("DATA-NOT-A-LIST", quoted, " is not a " + list.words(),
                    "Write it like [\"a\", \"b\"] or a|b, each item as a " + list.item().words() + " is written.");
            case Type.Category _, Type.Key _, Type.Text _, Type.Raw _, Type.Duration _, Type.Terms _, Type.Later _ ->
                new Complaint("DATA-UNREADABLE", quoted, " cannot be read", "");
        };
    }

    static Complaint neither(String text, String word, String otherwise) {
        return new Complaint("DATA-NEITHER-WORD", "'" + shown(text) + "'", " is neither '" + word + "' nor '" + otherwise + "'",
                "If it means 'not known', list it under format.missing; if it has a meaning, use a category.");
    }

    private static Complaint money(String text, String quoted) {
        return MoneyText.decimal(text)
                .map(decimal -> MoneyText.fits(decimal)
                        ? new Complaint("DATA-MONEY-DECIMALS", quoted, " has more than " + Type.Money.DECIMALS + " decimals, and money is never rounded",
                                "Read it as a number, or round it: money EUR from round(X, 2).")
                        : new Complaint("DATA-MONEY-RANGE", quoted, " is too much money", "Read it as a number."))
                .orElseGet(() -> new Complaint("DATA-NOT-MONEY", quoted, " is not an amount of money",
                        "Write it like 12.50, without a currency; if it means 'not known', list it under format.missing."));
    }

    private static String shown(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    }
}
