package septet.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import septet.data.Exploration.Alike;
import septet.world.Chance;

/// Texts that nearly repeat an earlier one: equal but for digits, case, punctuation and space, or with most of their
/// five-letter pieces in common (MinHash with bands; Broder 1997, Leskovec, Rajaraman and Ullman 2014).
final class NearTexts {
    private static final int PIECE = 5;
    private static final int BANDS = 8;
    private static final int PER_BAND = 4;
    private static final double ALIKE = 0.75;
    private static final int SHOWN = 5;
    private static final int MOST = 20_000;
    private static final int SHORTEST = 12;

    private final Map<Long, Integer> normal = new HashMap<>();
    private final List<Map<Long, Integer>> bands = new ArrayList<>();
    private final List<long[]> signatures = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();
    private final List<Alike> examples = new ArrayList<>();
    private long repeated;

    private NearTexts() {
        for (int i = 0; i < BANDS; i++) bands.add(new HashMap<>());
    }

    /// @param rows how many texts were compared
    record Found(long repeated, int rows, List<Alike> examples) {}

    static Found of(List<String> texts) {
        NearTexts near = new NearTexts();
        List<String> some = texts.stream().limit(MOST).toList();
        some.forEach(near::add);
        return new Found(near.repeated, some.size(), near.examples);
    }

    private void add(String text) {
        int row = texts.size();
        texts.add(text);
        String letters = letters(text);
        Integer same = letters.isEmpty() ? null : normal.putIfAbsent(TextHash.of(letters), row);
        long[] signature = letters.length() < SHORTEST ? new long[0] : signature(letters);
        signatures.add(signature);
        int earlier = same != null ? same : similar(signature);
        for (int band = 0; band < BANDS && signature.length > 0; band++) bands.get(band).putIfAbsent(key(signature, band), row);
        if (earlier < 0) return;
        repeated++;
        if (examples.size() < SHOWN && !texts.get(earlier).equals(text)) examples.add(new Alike(texts.get(earlier), text));
    }

    private int similar(long[] signature) {
        for (int band = 0; band < BANDS && signature.length > 0; band++) {
            Integer earlier = bands.get(band).get(key(signature, band));
            if (earlier == null) continue;
            int equal = 0;
            for (int i = 0; i < signature.length; i++) if (signatures.get(earlier)[i] == signature[i]) equal++;
            if (equal >= ALIKE * signature.length) return earlier;
        }
        return -1;
    }

    private static long key(long[] signature, int band) {
        long key = band;
        for (int i = 0; i < PER_BAND; i++) key = Chance.mix(key ^ signature[band * PER_BAND + i]);
        return key;
    }

    private static long[] signature(String letters) {
        long[] lowest = new long[BANDS * PER_BAND];
        java.util.Arrays.fill(lowest, Long.MAX_VALUE);
        for (int from = 0; from + PIECE <= letters.length(); from++) {
            long piece = TextHash.of(letters.substring(from, from + PIECE));
            for (int i = 0; i < lowest.length; i++) lowest[i] = Math.min(lowest[i], Chance.mix(piece + i * 0x9E3779B97F4A7C15L));
        }
        return lowest;
    }

    /// Small letters of any script and nothing else.
    static String letters(String text) {
        StringBuilder letters = new StringBuilder(text.length());
        text.toLowerCase(Locale.ROOT).codePoints().filter(Character::isLetter).forEach(letters::appendCodePoint);
        return letters.toString();
    }
}
