package septet.loop;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import septet.data.Items;
import septet.model.Spoken;

/// A counter-example of a text: the fewest of its words without which the decision would have been another, taken out by what they add, the strongest first.
final class CounterWords {
    private static final int MOST = 12;
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private final Explainer explainer;
    private final List<Explanation.OfText> texts;

    CounterWords(Explainer explainer, List<Explanation.OfText> texts) {
        this.explainer = explainer;
        this.texts = texts;
    }

    /// Words as they stand in the text; the ends of a word that no term covers go with it.
    Optional<Explanation.Counter> of(double[] inputs) {
        Optional<String> now = explainer.decision(inputs);
        if (now.isEmpty()) return Optional.empty();
        Optional<Explanation.Counter> best = Optional.empty();
        for (Explanation.OfText each : texts) {
            Optional<Explanation.Counter> found = of(inputs, now.get(), explainer.place(each.input()), each);
            if (found.isPresent() && best.filter(it -> it.distance() <= found.get().distance()).isEmpty()) best = found;
        }
        return best;
    }

    private Optional<Explanation.Counter> of(double[] inputs, String now, int input, Explanation.OfText text) {
        // a list is no text: without some of its items it would be another list, of which nobody asks
        if (Items.isSeveral(explainer.text(input))) return Optional.empty();
        List<String> words = List.of(BLANKS.split(explainer.text(input).strip()));
        for (boolean speaking : new boolean[] {true, false}) {
            List<String> left = new ArrayList<>(words);
            List<String> out = new ArrayList<>();
            for (String strong : strongest(text.spoken(), speaking)) {
                if (out.size() == MOST) break;
                List<String> hit = left.stream().filter(word -> holds(word, strong)).distinct().toList();
                if (hit.isEmpty()) continue;
                left.removeAll(hit);
                out.addAll(hit);
                String changed = String.join(" ", left);
                Optional<String> then = explainer.decision(inputs, input, changed);
                if (then.isEmpty() || then.get().equals(now)) continue;
                return Optional.of(counter(inputs, input, fewest(inputs, now, input, words, out), words));
            }
        }
        return Optional.empty();
    }

    /// Puts back each word that is not needed.
    private List<String> fewest(double[] inputs, String now, int input, List<String> words, List<String> out) {
        List<String> needed = new ArrayList<>(out);
        for (String word : out) {
            if (needed.size() == 1) break;
            List<String> fewer = new ArrayList<>(needed);
            fewer.remove(word);
            if (!explainer.decision(inputs, input, without(words, fewer)).orElse(now).equals(now)) needed = fewer;
        }
        return needed;
    }

    private static String without(List<String> words, List<String> out) {
        return String.join(" ", words.stream().filter(word -> !out.contains(word)).toList());
    }

    private Explanation.Counter counter(double[] inputs, int input, List<String> out, List<String> words) {
        String changed = without(words, out);
        Explanation.Change change = new Explanation.Change(explainer.name(input), explainer.written(input, input), "without " + out.stream()
                .map(word -> "\u201C" + word + "\u201D").collect(Collectors.joining(", ")));
        return new Explanation.Counter(List.of(change), explainer.decision(inputs, input, changed).orElseThrow(), explainer.estimate(inputs, input, changed),
                out.size() / (double) words.size());
    }

    /// Words of the text that speak for what is explained, or against it.
    private static List<String> strongest(Spoken spoken, boolean speaking) {
        Map<String, Double> moves = new LinkedHashMap<>();
        spoken.words().forEach(word -> moves.merge(word.text(), word.moves(), Double::sum));
        return moves.entrySet().stream().filter(each -> each.getValue() > 0 == speaking && each.getValue() != 0)
                .sorted(Comparator.comparingDouble((Map.Entry<String, Double> each) -> Math.abs(each.getValue())).reversed()).map(Map.Entry::getKey).toList();
    }

    /// Whether a word of the text is what the model read as `folded`, signs around it aside.
    private static boolean holds(String word, String folded) {
        String own = word.toLowerCase(java.util.Locale.ROOT).replaceAll("\\p{Nd}", "0");
        return own.equals(folded) || own.startsWith(folded) && !Character.isLetterOrDigit(own.charAt(folded.length())) || own.endsWith(folded)
                && !Character.isLetterOrDigit(own.charAt(own.length() - folded.length() - 1));
    }
}
