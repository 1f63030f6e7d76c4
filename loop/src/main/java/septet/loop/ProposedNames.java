package septet.loop;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import septet.data.Exploration;
import septet.data.Exploration.Profile;
import septet.design.ExpressionParser;

/// Names for the columns of a file that expressions can use, and how each is reached.
final class ProposedNames {
    private static final Set<String> TAKEN = Set.of("time", "score", "baseline", "served", "positive", "box", "answer", "cited", "simple", "strong", "counts", "linear",
            "column", "arrival", "all");
    private final Map<String, String> names = new LinkedHashMap<>();
    private final Set<String> used = new TreeSet<>();
    private final Set<String> doubled = new TreeSet<>();

    /// @param sources names that are taken beside
    ProposedNames(Exploration found, List<String> sources) {
        used.addAll(sources);
        Set<String> seen = new TreeSet<>();
        for (Profile profile : found.columns()) if (!seen.add(profile.name())) doubled.add(profile.name());
        // headers that can stay as they are go first, so that no other takes their place
        for (Profile profile : found.columns()) if (isName(profile.name()) && used.add(profile.name())) names.put(key(profile), profile.name());
        for (Profile profile : found.columns()) names.computeIfAbsent(key(profile), _ -> free(safe(profile)));
    }

    private static String key(Profile profile) {
        return profile.place() + " " + profile.name();
    }

    String of(Profile profile) {
        return names.get(key(profile));
    }

    /// A name that nothing has yet.
    String free(String wanted) {
        String name = wanted;
        for (int i = 2; !used.add(name); i++) name = wanted + "_" + i;
        return name;
    }

    /// How an expression after `from` reaches the column.
    String reached(Profile profile) {
        String header = profile.name();
        boolean byPlace = header.isEmpty() || doubled.contains(header) || header.length() > 200 || header.chars().anyMatch(Character::isISOControl);
        if (byPlace) return "column(" + profile.place() + ")";
        return isName(header) && !TAKEN.contains(header) ? header : "column('" + header.replace("'", "''") + "')";
    }

    /// Whether expressions can use it as it is.
    static boolean isName(String text) {
        return text.matches("[a-zA-Z][a-zA-Z0-9_]{0,79}") && !ExpressionParser.RESERVED.contains(text) && !TAKEN.contains(text);
    }

    private static String safe(Profile profile) {
        return safe(profile.name(), "column_" + profile.place());
    }

    /// Small letters, digits and `_`; what is left of nothing is called otherwise.
    static String safe(String text, String otherwise) {
        String plain = java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFKD).toLowerCase(Locale.ROOT).replace("ß", "ss").replace("%", " percent ")
                .replace("\u0131", "i")
                .replaceAll("\\p{M}+", "").replaceAll("[^a-z0-9]+", "_").replaceAll("^_+|_+$", "");
        if (plain.isEmpty()) return otherwise;
        if (plain.length() > 60) plain = plain.substring(0, 60).replaceAll("_+$", "");
        if (plain.charAt(0) >= '0' && plain.charAt(0) <= '9') plain = "n" + plain;
        return TAKEN.contains(plain) || ExpressionParser.RESERVED.contains(plain) ? plain + "_column" : plain;
    }
}
