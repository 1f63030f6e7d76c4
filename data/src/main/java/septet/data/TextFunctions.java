package septet.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import septet.design.Expression;
import septet.design.Type;

/// `lower trim length contains starts ends matches replace share_of_digits share_of_capitals number join`.
/// A text is Unicode; its length and shares count code points.
final class TextFunctions {
    private interface Measure {
        long of(String text);
    }

    private TextFunctions() {}

    static Map<String, Function> all() {
        Map<String, Function> all = new TreeMap<>();
        all.put("lower", changed("lower(s)", text -> text.toLowerCase(Locale.ROOT)));
        all.put("trim", changed("trim(s)", String::strip));
        all.put("length", Function.of("length(s)", 1, TextFunctions::length));
        all.put("share_of_digits", measured("share_of_digits(s)", text -> Texts.share(text, true)));
        all.put("share_of_capitals", measured("share_of_capitals(s)", text -> Texts.share(text, false)));
        all.put("contains", tested("contains(s, 'a')", String::contains));
        all.put("starts", tested("starts(s, 'a')", String::startsWith));
        all.put("ends", tested("ends(s, 'a')", String::endsWith));
        all.put("matches", Function.of("matches(s, 'regex')", 2, TextFunctions::matches));
        all.put("replace", Function.of("replace(s, 'a', 'b')", 3, TextFunctions::replace));
        all.put("number", Function.of("number(s)", 1, TextFunctions::number));
        all.put("join", new Function("join(s, s, ...)", 1, Function.ANY_NUMBER, TextFunctions::join));
        return all;
    }

    private static Function changed(String signature, UnaryOperator<String> change) {
        return Function.of(signature, 1, (compiler, call, arguments) -> {
            List<Formula> texts = texts(compiler, call, arguments);
            if (Compiler.anyBroken(texts)) return Compiler.broken();
            Formula text = texts.getFirst();
            return new Computed(Kinds.TEXT, text::value, row -> change.apply(text.text(row)));
        });
    }

    private static Function measured(String signature, Measure measure) {
        return Function.of(signature, 1, (compiler, call, arguments) -> {
            List<Formula> texts = texts(compiler, call, arguments);
            if (Compiler.anyBroken(texts)) return Compiler.broken();
            Formula text = texts.getFirst();
            return Computed.of(Kinds.NUMBER, row -> text.value(row) == Values.MISSING ? Values.MISSING : measure.of(text.text(row)));
        });
    }

    /// Characters of a text, values of a list.
    private static Formula length(Compiler compiler, Expression.Call call, List<Formula> arguments) {
        Formula given = arguments.getFirst();
        boolean list = Membership.isList(given.type());
        Formula text = list ? given : compiler.text(given, call.arguments().getFirst().mark(), "length");
        if (Compiler.isBroken(text)) return text;
        return Computed.of(Kinds.NUMBER, row -> {
            if (text.value(row) == Values.MISSING) return Values.MISSING;
            String words = text.text(row);
            return Values.number((double) (list ? Items.count(words) : words.codePointCount(0, words.length())));
        });
    }

    private static Function tested(String signature, BiPredicate<String, String> test) {
        return Function.of(signature, 2, (compiler, call, arguments) -> {
            List<Formula> texts = texts(compiler, call, arguments);
            if (Compiler.anyBroken(texts)) return Compiler.broken();
            Formula text = texts.getFirst();
            Formula part = texts.getLast();
            return Computed.of(Kinds.BOOL, row -> {
                boolean missing = text.value(row) == Values.MISSING || part.value(row) == Values.MISSING;
                return missing ? Values.MISSING : Values.truth(test.test(text.text(row), part.text(row)));
            });
        });
    }

    private static Formula matches(Compiler compiler, Expression.Call call, List<Formula> arguments) {
        Formula text = compiler.text(arguments.getFirst(), call.arguments().getFirst().mark(), "matches");
        if (Compiler.isBroken(text)) return text;
        if (!(arguments.getLast() instanceof Fixed regex) || !regex.type().equals(Kinds.TEXT)) {
            return compiler.broken(call.arguments().getLast().mark(), "matches needs its pattern as a text in quotes", "", "Write matches(s, 'a+b').", Compiler.ARGUMENTS);
        }
        try {
            Automaton automaton = PatternReader.read(regex.words());
            return Computed.of(Kinds.BOOL, row -> text.value(row) == Values.MISSING ? Values.MISSING : Values.truth(automaton.isIn(text.text(row))));
        } catch (PatternReader.Unreadable e) {
            return compiler.broken(call.arguments().getLast().mark(), "the pattern '" + regex.words() + "' " + e.getMessage(), "",
                    "Patterns know letters, . [a-z] [^a-z] \\d \\w \\s \\b ^ $ ( | ) * + ? {2,5}, and (?i) at the start.", "FEATURES-PATTERN");
        }
    }

    private static Formula replace(Compiler compiler, Expression.Call call, List<Formula> arguments) {
        List<Formula> texts = texts(compiler, call, arguments);
        if (Compiler.anyBroken(texts)) return Compiler.broken();
        Formula text = texts.get(0);
        Formula old = texts.get(1);
        Formula by = texts.get(2);
        return new Computed(Kinds.TEXT, row -> anyMissing(texts, row), row -> Texts.replaced(text.text(row), old.text(row), by.text(row)));
    }

    private static Formula join(Compiler compiler, Expression.Call call, List<Formula> arguments) {
        List<Formula> texts = texts(compiler, call, arguments);
        if (Compiler.anyBroken(texts)) return Compiler.broken();
        return new Computed(Kinds.TEXT, row -> anyMissing(texts, row), row -> {
            StringBuilder joined = new StringBuilder();
            for (Formula text : texts) if (joined.length() <= Texts.LONGEST) joined.append(text.text(row));
            return Texts.cut(joined);
        });
    }

    private static Formula number(Compiler compiler, Expression.Call call, List<Formula> arguments) {
        Formula given = arguments.getFirst();
        if (given.type() instanceof Type.Bool) {
            return Computed.of(Kinds.NUMBER, row -> given.value(row) == Values.MISSING ? Values.MISSING : Values.number((double) given.value(row)));
        }
        if (!Kinds.isReadable(given.type())) return compiler.number(given, call.arguments().getFirst().mark(), "number");
        Formula text = compiler.text(given, call.arguments().getFirst().mark(), "number");
        return Computed.of(Kinds.NUMBER, row -> text.value(row) == Values.MISSING ? Values.MISSING : Texts.number(text.text(row)));
    }

    private static long anyMissing(List<Formula> texts, Row row) {
        for (int i = 0; i < texts.size(); i++) if (texts.get(i).value(row) == Values.MISSING) return Values.MISSING;
        return 0;
    }

    private static List<Formula> texts(Compiler compiler, Expression.Call call, List<Formula> arguments) {
        List<Formula> texts = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) texts.add(compiler.text(arguments.get(i), call.arguments().get(i).mark(), call.function()));
        return texts;
    }
}
