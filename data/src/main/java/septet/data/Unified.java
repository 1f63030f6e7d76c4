package septet.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import septet.design.Type;

/// Values brought to one type, so that they can be compared or stand for each other.
///
/// A literal adapts to what it stands beside: `220` to money, `'Berlin'` to a category, `'2018-07-25'` to a time. Text of the
/// file is read as what it stands beside, by the rules of [Typing]. Money beside a number is a number of whole coins.
/// Categories and keys compare by word.
record Unified(Type type, List<Formula> parts) {
    /// Empty if the values have nothing in common.
    static Optional<Unified> of(List<Formula> values, Scope scope) {
        Type lead = lead(values);
        List<Formula> adapted = new ArrayList<>();
        for (Formula value : values) adapted.add(adapt(value, lead, scope));
        if (adapted.stream().allMatch(value -> isSame(value.type(), lead)) && !(lead instanceof Type.Raw)) return Optional.of(new Unified(lead, adapted));
        if (adapted.stream().allMatch(value -> Kinds.isReadable(value.type()))) return all(Kinds.TEXT, adapted, scope);
        if (adapted.stream().anyMatch(value -> value.type() instanceof Type.Number)) return all(Kinds.NUMBER, adapted, scope);
        return Optional.empty();
    }

    /// The types, as a person lists them: `number, the other text`.
    static String list(List<Formula> values) {
        return values.stream().map(value -> value.type().words()).collect(Collectors.joining(", the other "));
    }

    /// The value as a number, if it has one: money in whole coins, text of the file as it is written.
    static Optional<Formula> toNumber(Formula formula, Scope scope) {
        return switch (formula.type()) {
            case Type.Number _ -> Optional.of(formula);
            case Type.Money _ -> Optional.of(Computed.of(Kinds.NUMBER, row -> {
                long units = formula.value(row);
                return units == Values.MISSING ? Values.MISSING : Values.number(units / (double) Type.Money.SCALE);
            }));
            case Type.Raw _ -> Optional.of(read(formula, Kinds.NUMBER, scope));
            case Type.Bool _, Type.Category _, Type.Text _, Type.Time _, Type.Duration _, Type.Key _, Type.Terms _, Type.Place _, Type.ListOf _, Type.Later _ -> Optional.empty();
        };
    }

    /// The value as a text, if it has words.
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

    /// Text of the file as a value of a type; what is not one is missing.
    static Formula read(Formula text, Type type, Scope scope) {
        Typing typing = Typing.of(type, List.of(), scope.zone(), scope.dictionary(), scope.spelling(text, type));
        return Computed.of(type, row -> {
            if (text.value(row) == Values.MISSING) return Values.MISSING;
            long value = typing.value(text.text(row));
            return value == Typing.UNREADABLE ? Values.MISSING : value;
        });
    }

    /// The type of the first value that has one of its own; a literal number or time gives way, text of the file to both.
    private static Type lead(List<Formula> values) {
        return values.stream().filter(value -> !(value instanceof Fixed) && !(value.type() instanceof Type.Raw)).findFirst()
                .or(() -> values.stream().filter(value -> !Kinds.isReadable(value.type())).findFirst())
                .orElse(values.getFirst()).type();
    }

    private static boolean isSame(Type a, Type b) {
        return a.equals(b) || Kinds.isWord(a) && Kinds.isWord(b);
    }

    private static Formula adapt(Formula value, Type lead, Scope scope) {
        boolean typed = lead instanceof Type.Number || lead instanceof Type.Money || lead instanceof Type.Bool || lead instanceof Type.Time || lead instanceof Type.Place;
        if (value.type() instanceof Type.Raw && typed) return read(value, lead, scope);
        if (!(value instanceof Fixed fixed)) return value;
        if (lead instanceof Type.Money money && fixed.written().isPresent()) return Fixed.money(money, fixed.written().get()).orElse(value);
        boolean text = fixed.type() instanceof Type.Text;
        if (text && (lead instanceof Type.Time || lead instanceof Type.Place)) {
            long time = Typing.of(lead, List.of(), scope.zone(), scope.dictionary()).value(fixed.words());
            return time == Typing.UNREADABLE ? value : Fixed.of(lead, time);
        }
        if (!Kinds.isWord(lead)) return value;
        if (fixed.written().isPresent()) return Fixed.of(lead, scope.dictionary().code(fixed.written().get().toPlainString()));
        return text ? Fixed.of(lead, scope.dictionary().code(fixed.words())) : value;
    }

    private static Optional<Unified> all(Type type, List<Formula> values, Scope scope) {
        List<Formula> parts = new ArrayList<>();
        for (Formula value : values) (type instanceof Type.Number ? toNumber(value, scope) : bareText(value, scope)).ifPresent(parts::add);
        return parts.size() == values.size() ? Optional.of(new Unified(type, parts)) : Optional.empty();
    }

    /// Spaces around text of the file do not count where it is compared.
    private static Optional<Formula> bareText(Formula value, Scope scope) {
        if (!(value.type() instanceof Type.Raw)) return toText(value, scope.dictionary());
        return Optional.of(new Computed(Kinds.TEXT, value::value, row -> value.text(row).strip()));
    }
}
