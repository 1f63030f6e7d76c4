package septet.data;

import java.util.List;

/// How personal values are shown wherever a text of a source is quoted: in quarantine, beside a stream, in reports, in messages.
/// A [Subjects#pseudonym] needs no mask.
public final class Masked {
    /// Stands in the place of a value.
    public static final String VALUE = "***";

    private Masked() {}

    /// A whole text of which nobody knows where its personal values stand.
    public static String whole(String text) {
        return VALUE + " (" + text.length() + " characters)";
    }

    /// The text with all of these values masked.
    public static String in(String text, List<String> values) {
        String masked = text;
        for (String value : values) if (!value.isBlank()) masked = masked.replace(value.strip(), VALUE);
        return masked;
    }
}
