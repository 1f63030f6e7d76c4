package septet.data;

import java.util.Optional;

/// What the texts of a column say about how its numbers are written.
///
/// A text such as `12,5` can only have a decimal comma, `1,234.5` only a decimal point; `1,234` and `1.234` may have either.
final class NumberEvidence {
    private static final NumberStyle POINT = new NumberStyle(DecimalMark.POINT, true);
    private static final NumberStyle COMMA = new NumberStyle(DecimalMark.COMMA, true);
    /// A reading that is met in less than this share of the telling texts is a slip.
    private static final double SLIP = 0.05;

    private long plain;
    private long points;
    private long commas;
    private long eitherPoint;
    private long eitherComma;
    private long blanks;
    private String point = "";
    private String comma = "";
    private String either = "";

    /// Whether the text is a number in any way of writing.
    static boolean isNumber(String text) {
        return isPlain(text) || reads(POINT, text) || reads(COMMA, text);
    }

    private static boolean isPlain(String text) {
        return NumberText.value(text) != Typing.UNREADABLE;
    }

    private static boolean reads(NumberStyle style, String text) {
        return NumberText.value(style.plain(text)) != Typing.UNREADABLE;
    }

    /// @return whether it is a number
    boolean add(String text) {
        boolean dotted = text.indexOf('.') >= 0;
        if (isPlain(text) && !dotted) {
            plain++;
            return true;
        }
        if (dotted && isPlain(text)) {
            // three digits behind the point, and up to three before it, may also be thousands
            int at = text.indexOf('.');
            int begin = text.charAt(0) == '-' || text.charAt(0) == '+' ? 1 : 0;
            boolean thousands = text.length() - at == 4 && at - begin >= 1 && at - begin <= 3 && Character.isDigit(text.charAt(text.length() - 1)) && text.charAt(begin) != '0';
            if (!thousands) {
                if (points++ == 0) point = text;
            } else if (eitherPoint++ == 0 && either.isEmpty()) {
                either = text;
            }
            return true;
        }
        boolean withPoint = reads(POINT, text);
        boolean withComma = reads(COMMA, text);
        if (withPoint && withComma) {
            if (dotted) eitherPoint++;
            else if (text.indexOf(',') >= 0) eitherComma++;
            else blanks++;
            if (either.isEmpty() && (dotted || text.indexOf(',') >= 0)) either = text;
        } else if (withPoint) {
            if (points++ == 0) point = text;
        } else if (withComma) {
            if (commas++ == 0) comma = text;
        }
        return withPoint || withComma;
    }

    void add(NumberEvidence other) {
        plain += other.plain;
        points += other.points;
        commas += other.commas;
        eitherPoint += other.eitherPoint;
        eitherComma += other.eitherComma;
        blanks += other.blanks;
        if (point.isEmpty()) point = other.point;
        if (comma.isEmpty()) comma = other.comma;
        if (either.isEmpty()) either = other.either;
    }

    long numbers() {
        return plain + points + commas + eitherPoint + eitherComma + blanks;
    }

    /// Whether every number is written plainly, so that nothing had to be found out.
    boolean isPlainOnly() {
        return commas == 0 && eitherComma == 0 && blanks == 0 && grouped() == 0;
    }

    private long grouped() {
        return point.indexOf(',') >= 0 ? points : 0;
    }

    /// The mark before the decimals that the column itself shows.
    Optional<DecimalMark> own() {
        if (isMixed() || points == commas) return Optional.empty();
        return Optional.of(points > commas ? DecimalMark.POINT : DecimalMark.COMMA);
    }

    /// Whether both ways of writing are met, and neither is a slip.
    boolean isMixed() {
        return Math.min(points, commas) > SLIP * Math.max(points, commas);
    }

    /// Whether the same text would be another number, and the column does not tell which.
    boolean needsOthers() {
        return points == 0 && commas == 0 && eitherComma + eitherPoint > 0;
    }

    /// @param others the mark that the other columns of the file show
    /// @return empty where two readings are equally likely
    Optional<NumberStyle> style(Optional<DecimalMark> others) {
        if (isMixed()) return Optional.empty();
        if (own().isPresent()) return own().get() == DecimalMark.COMMA ? Optional.of(COMMA) : Optional.of(POINT);
        if (needsOthers() && others.isPresent()) return Optional.of(others.get() == DecimalMark.COMMA ? COMMA : POINT);
        if (eitherComma > 0) return Optional.empty();
        return Optional.of(blanks > 0 ? POINT : NumberStyle.PLAIN);
    }

    /// The texts that stand for two readings.
    String doubt() {
        return isMixed() ? "'" + point + "' has a decimal point and '" + comma + "' a decimal comma"
                : "'" + either + "' may be " + COMMA.plain(either) + " or " + POINT.plain(either) + ", and nothing in the file tells which";
    }

    /// What the style was found out from.
    String told() {
        if (commas > points) return commas + " texts such as '" + comma + "'";
        if (points > 0 && commas > 0) return points + " texts such as '" + point + "' against " + commas + " such as '" + comma + "'";
        if (points > 0) return points + " texts such as '" + point + "'";
        return eitherComma + eitherPoint > 0 ? "the other columns; " + (eitherComma + eitherPoint) + " texts such as '" + either + "'" : numbers() + " numbers";
    }
}
