package septet.model;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// What the words of one text add to a score, in its additive scale. Words and terms stand as the model read them: without case, each digit as `0`.
///
/// @param words the text, word by word; what a term of several words or of some characters adds is spread evenly over the characters that it covers
/// @param terms what each term adds, the strongest first
/// @param rest  what the terms add that the text does not hold; together with all words, or with all terms, what the input adds
public record Spoken(List<Part> words, List<Part> terms, double rest) {
    static final Comparator<Part> STRONGEST = Comparator.comparingDouble((Part part) -> -Math.abs(part.moves()));
    /// Of an input that is no text, or holds none.
    public static final Spoken NOTHING = new Spoken(List.of(), List.of(), 0);

    public Spoken {
        words = List.copyOf(words);
        terms = List.copyOf(terms);
    }

    /// The same less the mean of all, which read the same text.
    public Spoken less(List<Spoken> all) {
        double mean = all.stream().mapToDouble(Spoken::rest).average().orElse(0);
        return new Spoken(less(words, all.stream().map(Spoken::words).toList()), lessByText(all), rest - mean);
    }

    private static List<Part> less(List<Part> own, List<List<Part>> all) {
        return IntStream.range(0, own.size()).mapToObj(i -> new Part(own.get(i).text(),
                own.get(i).moves() - all.stream().mapToDouble(each -> each.get(i).moves()).average().orElse(0))).toList();
    }

    /// Terms stand in another order in each.
    private List<Part> lessByText(List<Spoken> all) {
        Map<String, Double> sums = new LinkedHashMap<>();
        all.forEach(each -> each.terms.forEach(term -> sums.merge(term.text(), term.moves(), Double::sum)));
        return terms.stream().map(term -> new Part(term.text(), term.moves() - sums.get(term.text()) / all.size())).sorted(STRONGEST).toList();
    }

    public record Part(String text, double moves) {}
}
