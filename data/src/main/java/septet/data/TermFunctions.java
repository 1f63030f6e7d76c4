package septet.data;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import septet.design.Expression;
import septet.design.Type;

/// `words chars tfidf hashed`: a text as a bag of terms. A row carries the text itself; learners cut it by a [TermCutter].
final class TermFunctions {
    private static final int MOST_WORDS = 5;
    private static final int MOST_CHARACTERS = 10;
    private static final int MOST_SIZE = 1 << 22;

    private TermFunctions() {}

    static Map<String, Function> all() {
        Map<String, Function> all = new TreeMap<>();
        all.put("words", new Function("words(s) or words(s, 1, 2)", 1, 3, (compiler, call, arguments) ->
                cut(compiler, call, arguments, new Type.Terms(Type.Terms.Cut.WORDS, 1, MOST_WORDS, 0, false))));
        all.put("chars", new Function("chars(s, 2, 5)", 3, 3, (compiler, call, arguments) ->
                cut(compiler, call, arguments, new Type.Terms(Type.Terms.Cut.CHARACTERS, 1, MOST_CHARACTERS, 0, false))));
        all.put("tfidf", Function.of("tfidf(terms)", 1, TermFunctions::tfidf));
        all.put("hashed", Function.of("hashed(terms, size)", 2, TermFunctions::hashed));
        return all;
    }

    /// @param bounds the shortest and the longest that may be asked for
    private static Formula cut(Compiler compiler, Expression.Call call, List<Formula> arguments, Type.Terms bounds) {
        String name = call.function();
        Formula text = compiler.text(arguments.getFirst(), call.arguments().getFirst().mark(), name);
        if (Compiler.isBroken(text)) return text;
        if (arguments.size() == 1) return terms(text, new Type.Terms(bounds.cut(), 1, 1, 0, false));
        Optional<Integer> shortest = arguments.size() == 3 ? compiler.wholeNumber(arguments.get(1)) : Optional.empty();
        Optional<Integer> longest = arguments.size() == 3 ? compiler.wholeNumber(arguments.get(2)) : Optional.empty();
        boolean sound = shortest.isPresent() && longest.isPresent() && shortest.get() >= 1 && longest.get() >= shortest.get() && longest.get() <= bounds.longest();
        if (!sound) {
            return compiler.broken(call.mark(), name + " needs two whole numbers, the second not below the first, from 1 to " + bounds.longest(), "nothing could be cut",
                    "Write " + (bounds.cut() == Type.Terms.Cut.WORDS ? "words(s, 1, 2)." : "chars(s, 2, 5)."), Compiler.ARGUMENTS);
        }
        return terms(text, new Type.Terms(bounds.cut(), shortest.get(), longest.get(), 0, false));
    }

    private static Formula tfidf(Compiler compiler, Expression.Call call, List<Formula> arguments) {
        Formula given = arguments.getFirst();
        if (!(Membership.terms(given.type()) instanceof Type.Terms terms)) return notTerms(compiler, call, given);
        return terms(given, new Type.Terms(terms.cut(), terms.shortest(), terms.longest(), terms.size(), true));
    }

    private static Formula hashed(Compiler compiler, Expression.Call call, List<Formula> arguments) {
        Formula given = arguments.getFirst();
        if (!(Membership.terms(given.type()) instanceof Type.Terms terms)) return notTerms(compiler, call, given);
        if (terms.tfidf() || terms.size() > 0) {
            return compiler.broken(call.mark(), "hashed needs plain terms, but these are " + (terms.tfidf() ? "weighed" : "hashed") + " already", "",
                    "Write tfidf(hashed(words(s, 1, 2), 65536)).", Compiler.ARGUMENTS);
        }
        Optional<Integer> size = compiler.wholeNumber(arguments.getLast()).filter(each -> each >= 2 && each <= MOST_SIZE);
        if (size.isEmpty()) {
            return compiler.broken(call.mark(), "hashed needs a whole number of columns from 2 to " + MOST_SIZE, "nothing could be hashed",
                    "Write hashed(words(s, 1, 2), 65536).", Compiler.ARGUMENTS);
        }
        return terms(given, new Type.Terms(terms.cut(), terms.shortest(), terms.longest(), size.get(), false));
    }

    private static Formula notTerms(Compiler compiler, Expression.Call call, Formula given) {
        return compiler.typeError(call.mark(), call.function() + " needs terms, but this is " + Kinds.withArticle(given.type()), "Write " + call.function()
                + (call.function().equals("tfidf") ? "(words(s, 1, 2))." : "(words(s, 1, 2), 65536)."));
    }

    /// The text of a formula, to be cut so.
    private static Formula terms(Formula text, Type.Terms type) {
        return new Computed(type, text::value, text::text);
    }
}
