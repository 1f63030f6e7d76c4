package septet.data;

import septet.design.Expression;
import septet.design.Type;

/// `x in LIST`, where the list is a value itself.
final class Membership {
    private Membership() {}

    static boolean isList(Type type) {
        return type instanceof Type.ListOf || type instanceof Type.Terms terms && terms.cut() == Type.Terms.Cut.ITEMS;
    }

    /// The terms that the entries of a list of words are; any other type as it is.
    static Type terms(Type type) {
        return type instanceof Type.ListOf list && Kinds.isWord(list.item()) ? Type.Terms.items() : type;
    }

    static Formula compile(Compiler compiler, Expression.In in, Formula value, Formula list) {
        if (Compiler.isBroken(value) || Compiler.isBroken(list)) return Compiler.broken();
        Expression path = in.options().getFirst();
        if (!isList(list.type())) {
            return compiler.typeError(path.mark(), "in needs a list, but this is " + Kinds.withArticle(list.type()), "Write the values: in ('a', 'b'), or compare with =.");
        }
        Type item = list.type() instanceof Type.ListOf of ? of.item() : Kinds.CATEGORY;
        Formula sought = value instanceof Fixed fixed && item instanceof Type.Money money && fixed.written().isPresent()
                ? Fixed.money(money, fixed.written().get()).orElse(value) : value;
        boolean words = Kinds.isWord(item) && Kinds.isReadable(sought.type());
        if (!words && !sought.type().equals(item)) {
            return compiler.typeError(in.mark(), "one side is " + value.type().words() + ", the other " + list.type().words() + ", which cannot be compared", "");
        }
        Dictionary dictionary = compiler.scope.dictionary();
        boolean text = !Kinds.isWord(sought.type()) && words;
        boolean negated = in.negated();
        return Computed.of(Kinds.BOOL, row -> {
            long bits = sought.value(row);
            if (bits == Values.MISSING || list.value(row) == Values.MISSING) return Values.MISSING;
            String written = text ? Items.bare(sought.text(row).strip()) : Items.text(sought.type(), bits, dictionary);
            return Values.truth(Items.has(list.text(row), written) != negated);
        });
    }
}
