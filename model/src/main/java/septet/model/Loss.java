package septet.model;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import septet.design.Expression.Constant;
import septet.design.Mark;
import septet.design.Nearest;
import septet.design.Offers;
import septet.design.Phrase;
import septet.design.Written;

/// What a learner lowers in training: `squared`, `quantile at 0.9`.
///
/// @param level of a quantile; 0 for others
@Offers({"log", "focal", "squared", "absolute", "poisson", "quantile at 0.9", "hinge", "squared hinge"})
@Written("log|focal|squared|absolute|poisson|quantile at 0?[.][0-9]+|hinge|squared hinge|pairwise|listwise|contrastive|triplet")
public record Loss(Of of, double level) {
    public enum Of { LOG, FOCAL, SQUARED, ABSOLUTE, POISSON, QUANTILE, HINGE, SQUARED_HINGE, PAIRWISE, LISTWISE, CONTRASTIVE, TRIPLET;

        String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    private static final double NO_LEVEL = 0;

    public Loss {
        if (of == Of.QUANTILE ? !(level > 0 && level < 1) : level != NO_LEVEL) throw new IllegalArgumentException(of + " at " + level);
    }

    public static Loss of(Of of) {
        return new Loss(of, NO_LEVEL);
    }

    public static Loss read(Phrase line) {
        Mark mark = line.mark();
        String first = line.name();
        String word = first.equals("squared") && line.take("hinge") ? "squared hinge" : first;
        List<String> known = Arrays.stream(Of.values()).map(Of::text).toList();
        int place = known.indexOf(word);
        if (place < 0) throw Phrase.wrong(mark, "there is no loss " + word, Nearest.remedy(word, known));
        if (Of.values()[place] != Of.QUANTILE) return of(Of.values()[place]);
        boolean at = line.take("at");
        double level = at && line.literal() instanceof Constant.Number(BigDecimal value) ? value.doubleValue() : NO_LEVEL;
        if (level > 0 && level < 1) return new Loss(Of.QUANTILE, level);
        throw Phrase.wrong(mark, "quantile needs its level, between 0 and 1", "Write quantile at 0.9.");
    }

    /// As it stands among settings.
    public Setting setting() {
        return new Setting.Word(of == Of.QUANTILE ? "quantile at " + new Setting.Number(level) : of.text());
    }

    /// The loss that settings name.
    public static Loss of(Settings settings) {
        String word = settings.word("loss");
        if (word.startsWith("quantile at ")) return new Loss(Of.QUANTILE, Double.parseDouble(word.substring("quantile at ".length())));
        return of(Of.valueOf(word.toUpperCase(Locale.ROOT).replace(' ', '_')));
    }
}
