package septet.data;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Finds out from the first bytes of a text file how its lines are cut: what separates, what quotes.
///
/// A separator is as good as the share of lines that it cuts into the same number of values, more than one, lessened where these values hold other
/// separators. Two that are equally good and cut differently are a doubt.
final class LayoutGuess {
    private static final char[] CANDIDATES = {',', ';', '\t', '|', '^', '~', '\u0001', ' '};
    private static final int LINES = 1_000;
    private static final Pattern NAME = Pattern.compile("[\"']?[\\p{L}_][\\p{L}\\d_.-]{0,40}[\"']?");
    /// A file that no separator cuts evenly has one column; less will do if the first line is as long as most.
    private static final double EVEN = 0.6;
    private static final double EVEN_LIKE_FIRST = 0.1;
    /// Quotes that are not closed, until they are taken for characters like others: so many, and so many in a hundred that are.
    private static final int STRAY = 3;
    private static final int STRAY_IN_HUNDRED = 5;
    private final byte[] beginning;

    private LayoutGuess(byte[] beginning) {
        this.beginning = beginning;
    }

    /// What was found out.
    ///
    /// @param columns values of most lines
    /// @param doubt   two separators that are equally good; empty: there is no doubt
    record Found(Layout layout, int columns, String doubt) {}

    /// How lines look when they are cut so.
    ///
    /// @param score   how good it is
    /// @param columns values of most lines
    /// @param first   values of the first line
    /// @param closed  values in quotes
    /// @param needed  those of them that could not be read without
    /// @param led     whether each value but the first of a line has a blank before it
    /// @param broken  lines with quotes that do not fit
    private record Cut(double score, int columns, int first, long closed, long needed, boolean led, long broken) {}

    /// @param beginning the first bytes of the file, UTF-8; whole lines
    static Found of(byte[] beginning, Format said) {
        return new LayoutGuess(beginning).found(said);
    }

    private Found found(Format said) {
        int quote = said.quote().map(symbol -> symbol.character().map(character -> (int) character).orElse(Layout.NONE)).orElse((int) '"');
        Optional<Integer> separator = said.separator().map(character -> (int) character);
        String doubt = "";
        if (separator.isEmpty()) {
            List<Character> best = best(quote);
            if (best.size() > 1) doubt = FileShape.name(best.get(0)) + " and " + FileShape.name(best.get(1));
            separator = best.isEmpty() ? Optional.of(Layout.NONE) : Optional.of((int) best.getFirst());
        }
        Layout layout = new Layout(separator.get(), quote, false, false);
        if (layout.separator() != '\t' && !layout.runs() && cut(layout).led()) layout = new Layout(layout.separator(), layout.quote(), false, true);
        if (said.quote().isEmpty()) layout = layout.quoted(quote(layout));
        layout = habits(layout);
        Cut cut = cut(layout);
        // where lines are uneven beyond telling, the first one counts
        return new Found(layout, Math.max(1, cut.score() < EVEN && cut.first() > 1 ? cut.first() : cut.columns()), doubt);
    }

    /// The separators that are best; none where the file has one column.
    private List<Character> best(int quote) {
        List<Character> best = new ArrayList<>();
        double bestScore = 0;
        int columns = 1;
        for (char candidate : CANDIDATES) {
            // blanks separate only what nothing else does
            if (candidate == ' ' && !best.isEmpty()) break;
            Cut cut = cut(new Layout(candidate, quote, false, false));
            for (Layout other : List.of(new Layout(candidate, quote, false, true), new Layout(candidate, quote, true, false))) {
                Cut with = cut(other);
                if (with.score() > cut.score()) cut = with;
            }
            boolean even = cut.score() >= (cut.first() == cut.columns() ? EVEN_LIKE_FIRST : EVEN);
            if (cut.columns() < 2 || !even || cut.score() < bestScore) continue;
            if (cut.score() > bestScore || best.isEmpty()) best.clear();
            if (!best.isEmpty() && cut.columns() != columns) {
                // more values of the same evenness say more
                if (cut.columns() > columns) best.clear();
                else continue;
            }
            best.add(candidate);
            bestScore = cut.score();
            columns = cut.columns();
        }
        return best.isEmpty() ? ofNames() : best;
    }

    /// What separates names in the first line, however uneven the others are; none where it does not look like names.
    private List<Character> ofNames() {
        int end = 0;
        while (end < beginning.length && beginning[end] != '\n' && beginning[end] != '\r') end++;
        String first = new String(beginning, 0, end, StandardCharsets.UTF_8);
        for (char candidate : new char[] {',', ';', '\t', '|'}) {
            List<String> names = List.of(first.split(Pattern.quote(String.valueOf(candidate)), -1));
            if (names.size() > 1 && names.stream().allMatch(name -> NAME.matcher(name).matches())) return List.of(candidate);
        }
        return List.of();
    }

    /// The quote that encloses more values; none where many are not closed, and no value needs them.
    private int quote(Layout layout) {
        Cut doubled = cut(layout.quoted('"'));
        List<Cut> single = List.of(cut(layout.quoted('\'')), cut(new Layout(layout.separator(), '\'', true, layout.blanks())));
        if (single.stream().anyMatch(cut -> cut.closed() > doubled.closed() && cut.broken() * 10 <= cut.closed())) return '\'';
        List<Cut> cuts = List.of(doubled, cut(new Layout(layout.separator(), '"', true, layout.blanks())), cut(new Layout(layout.separator(), '"', false, true)));
        boolean stray = cuts.stream().allMatch(cut -> cut.needed() == 0 && cut.broken() >= STRAY && cut.broken() * 100 >= cut.closed() * STRAY_IN_HUNDRED);
        return stray ? Layout.NONE : '"';
    }

    /// Quotes inside quotes behind a backslash, and blanks around quotes, where these make more lines whole.
    private Layout habits(Layout plain) {
        if (plain.quote() == Layout.NONE) return plain;
        Layout best = plain;
        Cut cut = cut(plain);
        for (Layout other : List.of(new Layout(plain.separator(), plain.quote(), true, plain.blanks()), new Layout(plain.separator(), plain.quote(), false, true),
                new Layout(plain.separator(), plain.quote(), true, true))) {
            Cut with = cut(other);
            if (with.broken() < cut.broken() && with.score() >= cut.score() || with.score() > cut.score() || with.broken() == cut.broken() && with.closed() > cut.closed()) {
                best = other;
                cut = with;
            }
        }
        return best;
    }

    /// Whether the first line has more values than any table has columns.
    static boolean isTooWide(byte[] lines) {
        int[] counts = new int[128];
        for (byte b : lines) {
            if (b == '\n' || b == '\r') break;
            if (b >= 0) counts[b]++;
        }
        for (char candidate : CANDIDATES) if (candidate != ' ' && counts[candidate] >= CsvScanner.MOST_FIELDS) return true;
        return false;
    }

    private Cut cut(Layout layout) {
        try {
            CsvScanner scanner = new CsvScanner(new ByteArrayInputStream(beginning), layout, beginning.length + 1);
            Map<Integer, Integer> lines = new HashMap<>();
            int first = 0;
            long closed = 0;
            long needed = 0;
            long led = 0;
            long later = 0;
            long broken = 0;
            long unclean = 0;
            long values = 0;
            int seen = 0;
            for (CsvScanner.Found found = scanner.next(); found != CsvScanner.Found.END && seen < LINES; found = scanner.next()) {
                seen++;
                if (found == CsvScanner.Found.BROKEN) {
                    broken++;
                    continue;
                }
                if (lines.isEmpty()) first = scanner.fields();
                lines.merge(scanner.fields(), 1, Integer::sum);
                values += scanner.fields();
                for (int i = 0; i < scanner.fields(); i++) {
                    if (i > 0 && scanner.length(i) > 0) later++;
                    if (i > 0 && scanner.isLed(i)) led++;
                    if (scanner.isQuoted(i)) {
                        closed++;
                        if (scanner.needsQuotes(i)) needed++;
                    }
                    else if (isUnclean(scanner.text(i).orElse(""), layout.separator())) unclean++;
                }
            }
            int columns = 0;
            int most = 0;
            for (Map.Entry<Integer, Integer> entry : lines.entrySet()) {
                boolean better = entry.getKey() == first || columns != first && entry.getKey() > columns;
                if (entry.getValue() > most || entry.getValue() == most && better) {
                    columns = entry.getKey();
                    most = entry.getValue();
                }
            }
            double score = seen == 0 ? 0 : (double) most / seen * (1 - 0.5 * unclean / Math.max(1, values));
            return new Cut(score, columns, first, closed, needed, led > 0 && led == later, broken);
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory cannot fail", e);
        }
    }

    /// Whether a value holds what rather separates values; a comma inside a number, or before a blank, does not.
    private static boolean isUnclean(String text, int separator) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == separator) continue;
            if (c == '\t' || c == ';' || c == '|') return true;
            if (c != ',') continue;
            boolean prose = i + 1 == text.length() || text.charAt(i + 1) == ' ';
            if (!prose && !NumberEvidence.isNumber(text.strip())) return true;
        }
        return false;
    }
}
