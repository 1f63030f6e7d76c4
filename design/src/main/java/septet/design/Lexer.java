package septet.design;

import java.util.ArrayList;
import java.util.List;
import septet.design.Expression.Constant;

/// Cuts a line into tokens by hand; no regular expressions, because `check` starts a fresh process each time.
final class Lexer {
    static final int LONGEST = 2_000;
    private static final Constant NONE = new Constant.Text("");

    private final String line;
    private final Mark mark;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Lexer(String line, Mark mark) {
        this.line = line;
        this.mark = mark;
    }

    static List<Token> tokens(String line, Mark mark) {
        if (line.length() > LONGEST) {
            throw new Unreadable(mark, "a line of " + line.length() + " characters", "At most " + LONGEST + " are read; name parts of it as features.",
                    Codes.EXPRESSION);
        }
        return new Lexer(line, mark).cut();
    }

    private List<Token> cut() {
        while (at < line.length()) {
            char c = line.charAt(at);
            if (c == ' ') at++;
            else if (isLetter(c)) name();
            else if (isDigit(c)) literal();
            else if (c == '\'') text();
            else symbol();
        }
        tokens.add(new Token(Token.Kind.END, "the end", line.length(), NONE));
        return tokens;
    }

    private void name() {
        int start = at;
        while (at < line.length() && (isLetter(line.charAt(at)) || isDigit(line.charAt(at)))) at++;
        tokens.add(new Token(Token.Kind.NAME, line.substring(start, at), start, NONE));
    }

    private void text() {
        int start = at++;
        StringBuilder text = new StringBuilder();
        while (at < line.length()) {
            char c = line.charAt(at++);
            if (c != '\'') text.append(c);
            else if (at < line.length() && line.charAt(at) == '\'') text.append(line.charAt(at++));
            else {
                tokens.add(new Token(Token.Kind.LITERAL, line.substring(start, at), start, new Constant.Text(text.toString())));
                return;
            }
        }
        throw new Unreadable(mark.plus(start), "a text that does not end", "Close it with a '.", Codes.EXPRESSION);
    }

    private void literal() {
        int start = at;
        Constant value = quantity();
        if (line.startsWith("..", at)) {
            at += 2;
            if (at == line.length() || !isDigit(line.charAt(at))) {
                throw new Unreadable(mark.plus(start), "a range without an upper end", "Write both ends: 3..10.", Codes.EXPRESSION);
            }
            value = Units.range(value, quantity(), mark.plus(start));
        }
        tokens.add(new Token(Token.Kind.LITERAL, line.substring(start, at), start, value));
    }

    private Constant quantity() {
        int start = at;
        digits();
        if (at + 1 < line.length() && line.charAt(at) == '.' && isDigit(line.charAt(at + 1))) {
            at++;
            digits();
        }
        exponent();
        String number = line.substring(start, at);
        return Units.quantity(number, unit(), mark.plus(start));
    }

    private void digits() {
        while (at < line.length() && isDigit(line.charAt(at))) at++;
    }

    private void exponent() {
        if (at == line.length() || line.charAt(at) != 'e') return;
        int sign = at + 1 < line.length() && (line.charAt(at + 1) == '-' || line.charAt(at + 1) == '+') ? 2 : 1;
        if (at + sign >= line.length() || !isDigit(line.charAt(at + sign))) return;
        at += sign;
        digits();
    }

    /// A unit stands at the number (`7d`, `5k`, `12%`, `5EUR`) or, if it is a known one of two letters or more, after one blank (`5 EUR`).
    private String unit() {
        if (at < line.length() && line.charAt(at) == '%') {
            at++;
            return "%";
        }
        int begin = at < line.length() && line.charAt(at) == ' ' ? at + 1 : at;
        int end = begin;
        while (end < line.length() && (isLetter(line.charAt(end)) || isDigit(line.charAt(end)))) end++;
        String word = line.substring(begin, end);
        if (word.isEmpty() || begin > at && !Units.standsApart(word)) return "";
        at = end;
        return word;
    }

    private void symbol() {
        String two = line.substring(at, Math.min(at + 2, line.length()));
        String symbol = switch (two) {
            case "!=", "<=", ">=" -> two;
            default -> two.substring(0, 1);
        };
        if ("()=<>+-*/,.!=<=>=".contains(symbol) && !symbol.equals("!")) {
            tokens.add(new Token(Token.Kind.SYMBOL, symbol, at, NONE));
            at += symbol.length();
            return;
        }
        throw new Unreadable(mark.plus(at), "unexpected " + shown(line.codePointAt(at)), advice(symbol), Codes.EXPRESSION);
    }

    private static String advice(String symbol) {
        return switch (symbol) {
            case "\"" -> "Texts stand in single quotes: 'text'.";
            case "&" -> "Write and.";
            case "|" -> "Write or.";
            case "!" -> "Write not, or != between two values.";
            case "%" -> "Write mod for the remainder; a share is written 12%.";
            default -> "Names are letters, digits and _; reach other headers with column('Header').";
        };
    }

    private static String shown(int character) {
        return character < ' ' || character == 0x7f ? "control character " + character : "'" + Character.toString(character) + "'";
    }

    static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
