package septet.features;

import java.util.List;
import septet.world.Chance;

/// Random expressions that have a type, over the columns of [ExpressionOracleTest].
final class RandomExpressions {
    enum Kind { NUMBER, MONEY, TRUTH, TEXT, TIME, DURATION }

    private final Chance chance;

    RandomExpressions(Chance chance) {
        this.chance = chance;
    }

    private String any(String... texts) {
        return texts[chance.nextInt(texts.length)];
    }

    String of(Kind kind, int depth) {
        return switch (kind) {
            case NUMBER -> depth == 0 ? any("x", "y", "z", "0", "1", "2.5", "-3", "1e6", "0.1", "12%") : number(depth - 1);
            case MONEY -> depth == 0 ? any("amount", "fee", "5 EUR", "0.0001 EUR", "1000000 EUR") : money(depth - 1);
            case TRUTH -> depth == 0 ? any("flag", "ok", "true", "x > 1", "kind = 'k1'", "note = 'Ab 1'") : truth(depth - 1);
            case TEXT -> depth == 0 ? any("note", "tag", "'a'", "''", "'Ab 1'") : text(depth - 1);
            case TIME -> depth == 0 ? any("time", "seen") : time(depth - 1);
            case DURATION -> depth == 0 ? any("1h", "3d", "90s", "250ms") : duration(depth - 1);
        };
    }

    private String number(int depth) {
        String a = of(Kind.NUMBER, depth);
        String b = of(Kind.NUMBER, depth);
        return switch (chance.nextInt(24)) {
            case 0 -> "(" + a + " + " + b + ")";
            case 1 -> "(" + a + " - " + b + ")";
            case 2 -> "(" + a + " * " + b + ")";
            case 3 -> "(" + a + " / " + b + ")";
            case 4 -> "(" + a + " mod " + b + ")";
            case 5 -> any("abs", "sign", "floor", "ceil", "sqrt") + "(" + a + ")";
            case 6 -> any("log", "log1p", "exp") + "(" + a + ")";
            case 7 -> "round(" + a + ", " + chance.nextInt(4) + ")";
            case 8 -> any("min", "max") + "(" + a + ", " + b + ")";
            case 9 -> "clip(" + a + ", " + any("-1", "0") + ", " + any("2", "y") + ")";
            case 10 -> "coalesce(" + a + ", " + b + ")";
            case 11, 12 -> "(" + a + " if " + of(Kind.TRUTH, depth) + " else " + b + ")";
            case 13 -> any("year", "month", "day", "hour", "minute", "weekday", "day_of_year") + "(" + of(Kind.TIME, depth) + ")";
            case 14 -> any("length", "share_of_digits", "share_of_capitals") + "(" + of(Kind.TEXT, depth) + ")";
            case 15 -> "(" + of(Kind.DURATION, depth) + " / " + of(Kind.DURATION, depth) + ")";
            case 16 -> "(" + of(Kind.MONEY, depth) + " / " + of(Kind.MONEY, depth) + ")";
            case 17 -> "-" + (a.startsWith("-") ? "(" + a + ")" : a);
            case 18 -> "number(" + of(Kind.TEXT, depth) + ")";
            default -> "(" + a + " " + any("+", "-", "*", "/") + " " + b + ")";
        };
    }

    private String money(int depth) {
        String a = of(Kind.MONEY, depth);
        String b = of(Kind.MONEY, depth);
        return switch (chance.nextInt(8)) {
            case 0, 1 -> "(" + a + any(" + ", " - ") + b + ")";
            case 2 -> "(" + a + " * " + any("2", "-7", "1000000") + ")";
            case 3 -> any("abs", "floor", "ceil") + "(" + a + ")";
            case 4 -> "round(" + a + ", " + chance.nextInt(6) + ")";
            case 5 -> any("min", "max") + "(" + a + ", " + b + ")";
            case 6 -> "coalesce(" + a + ", " + b + ")";
            default -> "(" + a + " if " + of(Kind.TRUTH, depth) + " else " + b + ")";
        };
    }

    private String truth(int depth) {
        Kind kind = List.of(Kind.NUMBER, Kind.NUMBER, Kind.MONEY, Kind.TIME, Kind.DURATION).get(chance.nextInt(5));
        return switch (chance.nextInt(11)) {
            case 0, 1 -> "(" + of(kind, depth) + any(" = ", " != ", " < ", " <= ", " > ", " >= ") + of(kind, depth) + ")";
            case 2 -> "(" + of(kind, depth) + any(" between ", " not between ") + of(kind, depth) + " and " + of(kind, depth) + ")";
            case 3 -> "(" + of(kind, depth) + any(" is missing", " is not missing") + ")";
            case 4, 5 -> "(" + of(Kind.TRUTH, depth) + any(" and ", " or ") + of(Kind.TRUTH, depth) + ")";
            case 6 -> "(not " + of(Kind.TRUTH, depth) + ")";
            case 7 -> "(kind " + any("in", "not in") + " ('k0', 'k2'))";
            case 8 -> any("contains", "starts", "ends") + "(" + of(Kind.TEXT, depth) + ", " + of(Kind.TEXT, 0) + ")";
            case 9 -> "(" + of(Kind.TEXT, depth) + any(" = ", " != ") + of(Kind.TEXT, depth) + ")";
            default -> "(" + of(Kind.NUMBER, depth) + any(" in ", " not in ") + "(0, 1, 2.5, 12))";
        };
    }

    private String text(int depth) {
        String a = of(Kind.TEXT, depth);
        return switch (chance.nextInt(6)) {
            case 0 -> any("lower", "trim") + "(" + a + ")";
            case 1 -> "join(" + a + ", " + of(Kind.TEXT, depth) + ")";
            case 2 -> "replace(" + a + ", " + any("'a'", "'b '", "'1'") + ", " + of(Kind.TEXT, 0) + ")";
            case 3 -> "coalesce(" + a + ", " + of(Kind.TEXT, depth) + ")";
            case 4 -> "lower(kind)";
            default -> "(" + a + " if " + of(Kind.TRUTH, depth) + " else " + of(Kind.TEXT, depth) + ")";
        };
    }

    private String time(int depth) {
        return switch (chance.nextInt(4)) {
            case 0, 1 -> "(" + of(Kind.TIME, depth) + any(" + ", " - ") + of(Kind.DURATION, depth) + ")";
            case 2 -> any("min", "max") + "(" + of(Kind.TIME, depth) + ", " + of(Kind.TIME, depth) + ")";
            default -> "date(" + (1960 + chance.nextInt(100)) + ", " + any("1", "2", "12", "z") + ", " + any("1", "29", "31") + ")";
        };
    }

    private String duration(int depth) {
        return switch (chance.nextInt(5)) {
            case 0 -> "(" + of(Kind.TIME, depth) + " - " + of(Kind.TIME, depth) + ")";
            case 1 -> "(" + of(Kind.DURATION, depth) + any(" + ", " - ") + of(Kind.DURATION, depth) + ")";
            case 2 -> "(" + of(Kind.DURATION, depth) + any(" * ", " / ") + of(Kind.NUMBER, depth) + ")";
            case 3 -> "abs(" + of(Kind.DURATION, depth) + ")";
            default -> "(" + of(Kind.DURATION, depth) + " if " + of(Kind.TRUTH, depth) + " else " + of(Kind.DURATION, depth) + ")";
        };
    }
}
