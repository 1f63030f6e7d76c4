package septet.monitoring;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import septet.data.TermCutter;
import septet.design.Type;

/// What of a text is watched: how long it is, and which share of its words is usual, that is among those that stood in most training texts. Two numbers for each text, however many
/// words there are: another language, another tone or another topic moves the second.
public final class TextShape {
    private static final int MOST_WORDS = 500;
    private static final Type.Terms WORDS = new Type.Terms(Type.Terms.Cut.WORDS, 1, 1, 0, false);
    private final TermCutter cutter = new TermCutter(WORDS);
    private final Set<String> usual;
    private long known;
    private long all;

    /// @param usual words
    public TextShape(List<String> usual) {
        this.usual = new HashSet<>(usual);
    }

    /// The words that stand in most of these texts, rising.
    public static List<String> usual(Iterable<String> texts) {
        Map<String, Long> texted = new TreeMap<>();
        TermCutter cutter = new TermCutter(WORDS);
        Set<String> own = new HashSet<>();
        for (String text : texts) {
            own.clear();
            cutter.cut(text, (characters, from, to) -> own.add(new String(characters, from, to - from)));
            own.forEach(word -> texted.merge(word, 1L, Long::sum));
        }
        List<String> words = new ArrayList<>(texted.keySet());
        words.sort((a, b) -> texted.get(a).equals(texted.get(b)) ? a.compareTo(b) : Long.compare(texted.get(b), texted.get(a)));
        return words.subList(0, Math.min(MOST_WORDS, words.size())).stream().sorted().toList();
    }

    /// In characters.
    public static double length(String text) {
        return text.codePointCount(0, text.length());
    }

    /// NaN of a text without words.
    public double usualShare(String text) {
        known = 0;
        all = 0;
        cutter.cut(text, (characters, from, to) -> {
            all++;
            if (usual.contains(new String(characters, from, to - from))) known++;
        });
        return all == 0 ? Double.NaN : known / (double) all;
    }
}
