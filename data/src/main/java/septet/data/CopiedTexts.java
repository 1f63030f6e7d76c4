package septet.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import septet.world.Chance;

/// Texts that judge and repeat one that teaches: equal but for digits, case and space, or with most of their five-letter pieces in common (MinHash with bands; Broder 1997).
/// What many rows say is a form that people fill in, and no copy.
final class CopiedTexts {
    private static final int LETTERS = 16;
    private static final int PIECE = 5;
    private static final int BANDS = 10;
    private static final int PER_BAND = 3;
    private static final double ALIKE = 0.6;
    private static final int LONGEST = 400;
    /// So often in rows that teach, and it is a form.
    private static final int FORM = 5;
    private static final double FORM_SHARE = 0.005;
    /// Whoever sends the same to many varies it a little, and will go on to: below this share that is how texts of such a kind are.
    private static final double VARIED = 0.1;
    /// Rows on either side that are compared by pieces.
    private static final int COMPARED = 6_000;

    private final int form;
    private final Map<String, Integer> taught = new HashMap<>();
    private final Map<String, Integer> verbatim = new HashMap<>();
    private final List<Map<Long, List<long[]>>> bands = new ArrayList<>();

    private CopiedTexts(int teaching) {
        form = Math.max(FORM, (int) (FORM_SHARE * teaching));
        for (int band = 0; band < BANDS; band++) bands.add(new HashMap<>());
    }

    /// @param same how many of them letter by letter
    record Found(int copies, int same) {}

    static Found of(LeakTable table, String[] texts) {
        int[] teaching = rows(table, LeakTable.Part.TEACHES);
        int[] judging = rows(table, LeakTable.Part.JUDGES);
        CopiedTexts copied = new CopiedTexts(teaching.length);
        String[] forms = new String[texts.length];
        for (int row : teaching) copied.teach(texts[row], forms[row] = alike(texts[row]));
        for (int row : judging) forms[row] = alike(texts[row]);
        // Pieces of the newest rows that teach, and of as many of those that judge.
        for (int row : some(teaching)) if (!forms[row].isEmpty()) copied.pieces(forms[row]);
        int exact = 0;
        int equal = 0;
        for (int row : judging) {
            int times = copied.taught.getOrDefault(forms[row], 0);
            if (times == 0 || times > copied.form) continue;
            equal++;
            if (copied.verbatim.containsKey(texts[row])) exact++;
        }
        int near = 0;
        for (int row : some(judging)) {
            if (copied.taught.containsKey(forms[row])) continue;
            if (!forms[row].isEmpty() && copied.isNear(forms[row])) near++;
        }
        int all = (int) Math.round(near * (judging.length / (double) some(judging).length));
        return new Found(equal + (all < VARIED * judging.length ? 0 : all), exact);
    }

    private static int[] rows(LeakTable table, LeakTable.Part part) {
        return java.util.stream.IntStream.range(0, table.size()).filter(row -> table.parts()[row] == part).toArray();
    }

    private static int[] some(int[] rows) {
        int step = Math.max(1, (rows.length + COMPARED - 1) / COMPARED);
        return java.util.stream.IntStream.range(0, rows.length).filter(i -> i % step == 0).map(i -> rows[i]).toArray();
    }

    private void teach(String text, String alike) {
        if (alike.isEmpty()) return;
        taught.merge(alike, 1, Integer::sum);
        verbatim.merge(text, 1, Integer::sum);
    }

    private void pieces(String alike) {
        long[] signature = signature(alike);
        for (int band = 0; band < BANDS; band++) {
            List<long[]> same = bands.get(band).computeIfAbsent(key(signature, band), _ -> new ArrayList<>(1));
            if (same.size() <= form) same.add(signature);
        }
    }

    private boolean isNear(String alike) {
        long[] signature = signature(alike);
        for (int band = 0; band < BANDS; band++) {
            List<long[]> same = bands.get(band).getOrDefault(key(signature, band), List.of());
            if (same.size() > form) return false;
            for (long[] other : same) {
                int equal = 0;
                for (int i = 0; i < signature.length; i++) if (signature[i] == other[i]) equal++;
                if (equal >= ALIKE * signature.length) return true;
            }
        }
        return false;
    }

    private static long key(long[] signature, int band) {
        long key = band;
        for (int i = 0; i < PER_BAND; i++) key = Chance.mix(key ^ signature[band * PER_BAND + i]);
        return key;
    }

    private static long[] signature(String alike) {
        String letters = alike.length() > LONGEST ? alike.substring(0, LONGEST) : alike;
        long[] lowest = new long[BANDS * PER_BAND];
        Arrays.fill(lowest, Long.MAX_VALUE);
        for (int from = 0; from + PIECE <= letters.length(); from++) {
            long piece = TextHash.of(letters.substring(from, from + PIECE));
            for (int i = 0; i < lowest.length; i++) lowest[i] = Math.min(lowest[i], Chance.mix(piece + i * 0x9E3779B97F4A7C15L));
        }
        return lowest;
    }

    /// Without digits, case and space, as `together` has it; empty for a text of few letters, which is repeated by chance.
    private static String alike(String text) {
        StringBuilder alike = new StringBuilder(text.length());
        int letters = 0;
        for (int i = 0; i < text.length();) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            if (Character.isDigit(point) || Character.isWhitespace(point) || Character.isSpaceChar(point)) continue;
            if (Character.isLetter(point)) letters++;
            alike.appendCodePoint(Character.toLowerCase(Character.toUpperCase(point)));
        }
        return letters < LETTERS ? "" : alike.toString();
    }
}
