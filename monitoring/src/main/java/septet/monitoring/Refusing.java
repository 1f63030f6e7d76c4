package septet.monitoring;

import java.util.Locale;

/// Requests for a decision of the last three hours.
///
/// @param refused  of them
/// @param requests refused or answered
/// @param most     why most were refused: place and code; empty where none was
public record Refusing(long refused, long requests, String most) {
    public static final Refusing NOTHING = new Refusing(0, 0, "");
    /// Of fewer nothing is said.
    private static final long FEWEST = 20;
    /// A share that no single caller's mistake explains.
    private static final double MANY = 0.1;

    /// Whether somebody should look.
    public boolean isMuch() {
        return refused >= FEWEST && refused >= MANY * requests;
    }

    /// Whether so many were answered that it is not much.
    public boolean isLittle() {
        return requests >= FEWEST && refused < MANY * requests;
    }

    /// `412 of 440 of the last three hours, most of them for event.amount [SERVING-MISSING-FIELD]`.
    public String words() {
        return String.format(Locale.ROOT, "%,d of %,d of the last three hours, most of them for %s", refused, requests, most);
    }
}
