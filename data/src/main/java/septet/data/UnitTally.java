package septet.data;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Counts of numbers with a unit behind them (`1248 CC`, `23.4 kmpl`), for each of the first few units that a column shows.
final class UnitTally {
    private static final int MOST = 4;
    private static final int LONGEST = 12;
    private static final String BEFORE = "number(replace($, '";
    private static final String BEHIND = "', ''))";

    private final Map<String, NumberTally> units = new LinkedHashMap<>();

    /// @param text that is no number by itself
    void add(String text) {
        unit(text).filter(unit -> units.size() < MOST || units.containsKey(unit))
                .ifPresent(unit -> units.computeIfAbsent(unit, _ -> new NumberTally()).add(Values.number(value(text, unit))));
    }

    boolean isEmpty() {
        return units.isEmpty();
    }

    /// The most frequent one, as it stands behind the number.
    Optional<String> first() {
        return units.entrySet().stream().max(Map.Entry.comparingByValue(java.util.Comparator.comparingLong(NumberTally::count))).map(Map.Entry::getKey);
    }

    NumberTally numbers(String unit) {
        return units.getOrDefault(unit, new NumberTally());
    }

    /// How the language reads it.
    static String reading(String unit) {
        return BEFORE + unit + BEHIND;
    }

    /// The unit of such a reading.
    static Optional<String> ofReading(String reading) {
        boolean ours = reading.startsWith(BEFORE) && reading.endsWith(BEHIND) && reading.length() > BEFORE.length() + BEHIND.length();
        return ours ? Optional.of(reading.substring(BEFORE.length(), reading.length() - BEHIND.length())) : Optional.empty();
    }

    /// The number before this unit, or [Typing#UNREADABLE].
    static long value(String text, String unit) {
        return text.endsWith(unit) ? NumberText.value(text.substring(0, text.length() - unit.length())) : Typing.UNREADABLE;
    }

    /// Letters, perhaps with blanks, strokes and points, behind a number; nothing that could belong to the number itself.
    private static Optional<String> unit(String text) {
        int at = text.length();
        while (at > 0 && isOfUnit(text.charAt(at - 1))) at--;
        while (at < text.length() && text.charAt(at) == '.') at++;
        String unit = text.substring(at);
        boolean named = unit.length() <= LONGEST && unit.chars().anyMatch(Character::isLetter);
        return named && at > 0 && NumberText.value(text.substring(0, at)) != Typing.UNREADABLE ? Optional.of(unit) : Optional.empty();
    }

    private static boolean isOfUnit(char c) {
        return Character.isLetter(c) || c == ' ' || c == '/' || c == '.' || c == '°' || c == '²' || c == '³';
    }
}
