package septet.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import septet.design.Type;

/// Values brought to one type, so that they can be compared or stand for each other.
///
/// A literal adapts to what it stands beside: `220` to money, `'Berlin'` to a category. Text of the file adapts to numbers.
/// Money beside a number is a number of whole coins. Categories and keys compare by word.
record Unified(Type type, List<Formula> parts) {
    /// Empty if the values have nothing in common.
    static Optional<Unified> of(List<Formula> values, Dictionary dictionary) {
        Type lead = lead(values);
        List<Formula> adapted = new ArrayList<>();
        for (Formula value : values) adapted.add(adapt(value, lead, dictionary));
        if (adapted.stream().allMatch(value -> isSame(value.type(), lead)) && !(lead instanceof Type.Raw)) return Optional.of(new Unified(lead, adapted));
        if (adapted.stream().allMatch(value -> Kinds.isReadable(value.type()))) return all(Kinds.TEXT, adapted, dictionary);
        if (adapted.stream().anyMatch(value -> value.type() instanceof Type.Number)) return all(Kinds.NUMBER, adapted, dictionary);
        return Optional.empty();
    }

    /// The types, as a person lists them: `number, the other text`.
    static String list(List<Formula> values) {
        return values.stream().map(value -> Kinds.name(value.type())).collect(Collectors.joining(", the other "));
    }

    static Optional<Formula> toNumber(Formula formula) {
        return switch (formula.type()) {
            case Type.Number _ -> Optional.of(formula);
            case Type.Money _ -> Optional.of(Computed.of(Kinds.NUMBER, row -> {
                long units = formula.value(row);
                return units == Values.MISSING ? Values.MISSING : Values.number(units / (double) Type.Money.SCALE);
            }));
            case Type.Raw _ -> Optional.of(Computed.of(Kinds.NUMBER,
                    row -> formula.value(row) == Values.MISSING ? Values.MISSING : Texts.number(formula.text(row))));
            case Type.Bool _, Type.Category _, Type.Text _, Type.Time _, Type.Duration _, Type.Key _, Type.Terms _, Type.Later _ -> Optional.empty();
        };
    }

    static Optional<Formula> toText(Formula formula, Dictionary dictionary) {
        Type type = formula.type();
        if (type instanceof Type.Text) return Optional.of(formula);
        if (type instanceof Type.Raw) return Optional.of(new Computed(Kinds.TEXT, formula::value, formula::text));
        if (!Kinds.isWord(type)) return Optional.empty();
        return Optional.of(new Computed(Kinds.TEXT, row -> formula.value(row) == Values.MISSING ? Values.MISSING : 0, row -> {
            long code = formula.value(row);
            return code == Values.MISSING ? "" : dictionary.word((int) code);
        }));
    }

    /// The type of the first value that is no literal, or of the first.
    private static Type lead(List<Formula> values) {
        return values.stream().filter(value -> !(value instanceof Fixed)).findFirst().orElse(values.getFirst()).type();
    }

    private static boolean isSame(Type a, Type b) {
        return a.equals(b) || Kinds.isWord(a) && Kinds.isWord(b);
    }

    private static Formula adapt(Formula value, Type lead, Dictionary dictionary) {
        if (!(value instanceof Fixed fixed)) return value;
        if (lead instanceof Type.Money money && fixed.written().isPresent()) return Fixed.money(money, fixed.written().get()).orElse(value);
        if (!Kinds.isWord(lead)) return value;
        if (fixed.written().isPresent()) return Fixed.of(lead, dictionary.code(fixed.written().get().toPlainString()));
        return fixed.type() instanceof Type.Text ? Fixed.of(lead, dictionary.code(fixed.words())) : value;
    }

    private static Optional<Unified> all(Type type, List<Formula> values, Dictionary dictionary) {
        List<Formula> parts = new ArrayList<>();
        for (Formula value : values) (type instanceof Type.Number ? toNumber(value) : toText(value, dictionary)).ifPresent(parts::add);
        return parts.size() == values.size() ? Optional.of(new Unified(type, parts)) : Optional.empty();
    }
}
