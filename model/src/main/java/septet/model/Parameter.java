package septet.model;

import java.util.List;

/// A setting that a learner understands.
///
/// @param otherwise the default
/// @param meaning   what it does and when to change it, in one or two sentences
public record Parameter(String name, Form form, Setting otherwise, String meaning) {
    /// What may be written; numbers within bounds, both included.
    public sealed interface Form {
        record Whole(long low, long high) implements Form {}

        record Real(double low, double high) implements Form {}

        record OneOf(List<String> words) implements Form {}

        /// Whatever the design's own grammar let through.
        record AnyWord() implements Form {}

        /// One of the words, or `quantile at` a level.
        record OneOfOrQuantile(List<String> words) implements Form {}

        /// One of the words, or a number within the bounds.
        record OneOfOrReal(List<String> words, double low, double high) implements Form {}
    }

    /// Why this setting cannot be taken; empty where it can.
    public String objection(Setting setting) {
        return switch (setting) {
            case Setting.Number number -> outside(number.value());
            case Setting.Word word -> mayBeWord(word.value()) ? "" : expected() + " is meant, not " + word.value();
            case Setting.Range range -> {
                String low = outside(range.low());
                yield low.isEmpty() ? outside(range.high()) : low;
            }
        };
    }

    /// What may be written, for a person.
    public String expected() {
        return switch (form) {
            case Form.Whole whole -> "a whole number from " + whole.low() + " to " + whole.high();
            case Form.Real real -> "a number from " + new Setting.Number(real.low()) + " to " + new Setting.Number(real.high());
            case Form.OneOf one -> String.join(" or ", one.words());
            case Form.OneOfOrQuantile one -> String.join(", ", one.words()) + " or quantile at 0.9";
            case Form.AnyWord _ -> "a word";
            case Form.OneOfOrReal one -> String.join(", ", one.words()) + " or a number from "
                    + new Setting.Number(one.low()) + " to " + new Setting.Number(one.high());
        };
    }

    private String outside(double value) {
        boolean fits = switch (form) {
            case Form.Whole whole -> value == Math.rint(value) && value >= whole.low() && value <= whole.high();
            case Form.Real real -> value >= real.low() && value <= real.high();
            case Form.OneOf _, Form.OneOfOrQuantile _, Form.AnyWord _ -> false;
            case Form.OneOfOrReal one -> value >= one.low() && value <= one.high();
        };
        return fits ? "" : expected() + " is meant, not " + new Setting.Number(value);
    }

    private boolean mayBeWord(String word) {
        return switch (form) {
            case Form.Whole _, Form.Real _ -> false;
            case Form.OneOf one -> one.words().contains(word);
            case Form.AnyWord _ -> true;
            case Form.OneOfOrQuantile one -> one.words().contains(word) || word.startsWith("quantile at ");
            case Form.OneOfOrReal one -> one.words().contains(word);
        };
    }
}
