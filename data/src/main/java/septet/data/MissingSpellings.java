package septet.data;

import java.util.Set;

/// How tables spell that a value is missing.
final class MissingSpellings {
    /// Words that mean it wherever they stand.
    static final Set<String> ALWAYS = Set.of("", "NA", "N/A", "n/a", "#N/A", "NaN", "nan", "NAN", "null", "NULL", "Null", "\\N", "?", "<NA>", "#NA", "(null)", "-nan");
    /// Words that mean it among numbers and times; among words they may be a value of their own.
    /// What is not finite has no value here either, as `x / 0` has none.
    static final Set<String> AMONG_NUMBERS = Set.of("na", "none", "None", "NONE", "-", "--", "---", ".", "..", "unknown", "Unknown", "UNKNOWN", "missing", "Missing", "MISSING",
            "N.A.",
            "n.a.", "nil", "undefined", "#NULL!", "#VALUE!", "#DIV/0!", "not available", "??", "*",
            "inf", "-inf", "+inf", "Inf", "-Inf", "INF", "-INF", "Infinity", "-Infinity");
    private static final int LONGEST = 13;

    private MissingSpellings() {}

    static boolean isOne(String bare) {
        return bare.length() <= LONGEST && (ALWAYS.contains(bare) || AMONG_NUMBERS.contains(bare));
    }
}
