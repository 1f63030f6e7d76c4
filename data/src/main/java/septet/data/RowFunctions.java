package septet.data;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import septet.design.Expression;
import septet.design.Nearest;
import septet.design.Type;

/// `column(2)`, `column('Header')`, `sampled(share, key)`, `cross(a, b)`.
final class RowFunctions {
    private RowFunctions() {}

    static Map<String, Function> all() {
        return Map.of(
                "column", Function.of("column(2) or column('Header')", 1, RowFunctions::column),
                "cross", new Function("cross(a, b, ...)", 2, Function.ANY_NUMBER, RowFunctions::cross),
                "sampled", Function.of("sampled(share, key)", 2, RowFunctions::sampled));
    }

    private static Formula column(Compiler compiler, Expression.Call call, List<Formula> arguments) {
        Optional<Integer> position = compiler.wholeNumber(arguments.getFirst());
        boolean header = arguments.getFirst() instanceof Fixed fixed && fixed.type().equals(Kinds.TEXT);
        if (position.isEmpty() && !header) {
            return compiler.broken(call.mark(), "column needs a position or a header", "", "Write column(2) or column('Purchase Amount').", Compiler.ARGUMENTS);
        }
        Optional<Place> place = position.isPresent() ? compiler.scope.position(position.get()) : compiler.scope.header(((Fixed) arguments.getFirst()).words());
        if (place.isPresent()) return compiler.at(call.mark(), place.get());
        String wanted = position.map(Object::toString).orElseGet(() -> "'" + ((Fixed) arguments.getFirst()).words() + "'");
        return compiler.broken(call.mark(), "there is no column(" + wanted + ") here", "",
                "column(...) reads a file, so it stands after from in a source's columns. " + (header ? Nearest.remedy(((Fixed) arguments.getFirst()).words(),
                        new TreeSet<>(compiler.scope.names())) : ""),
                Compiler.UNKNOWN_NAME);
    }

    /// True for this share of the keys: always the same ones, on every machine.
    private static Formula sampled(Compiler compiler, Expression.Call call, List<Formula> arguments) {
        boolean share = arguments.getFirst() instanceof Fixed fixed && fixed.type().equals(Kinds.NUMBER)
                && Values.number(fixed.bits()) >= 0 && Values.number(fixed.bits()) <= 1;
        if (!share) {
            return compiler.broken(call.arguments().getFirst().mark(), "sampled needs a share from 0 to 1", "", "Write sampled(10%, card).", Compiler.ARGUMENTS);
        }
        double limit = Values.number(((Fixed) arguments.getFirst()).bits());
        Formula key = arguments.getLast();
        Formula text = Unified.toText(key, compiler.scope.dictionary()).orElse(key);
        boolean words = Kinds.isReadable(key.type());
        return Computed.of(Kinds.BOOL, row -> {
            long bits = text.value(row);
            if (bits == Values.MISSING) return Values.MISSING;
            return Values.truth((words ? Texts.spread(text.text(row)) : Texts.spread(bits)) < limit);
        });
    }

    /// One word for each combination of values that occurs.
    private static Formula cross(Compiler compiler, Expression.Call call, List<Formula> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            Type type = arguments.get(i).type();
            boolean few = Kinds.isWord(type) || type instanceof Type.Bool || type instanceof Type.Number || type instanceof Type.Money;
            if (few) continue;
            return compiler.typeError(call.arguments().get(i).mark(), "cross needs a category, key, boolean or number, but this is " + Kinds.withArticle(type),
                    type instanceof Type.Text || type instanceof Type.Raw ? "Declare the text as category." : "");
        }
        return Computed.of(Kinds.CATEGORY, new Crossing(arguments, compiler.scope.dictionary())::code);
    }
}
