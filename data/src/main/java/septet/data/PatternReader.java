package septet.data;

import java.util.ArrayList;
import java.util.List;
import septet.data.Automaton.Step;

/// Reads a regular expression and writes its program: `. [a-z] [^a-z] \d \w \s \b ^ $ (a|b) * + ? {2,5}`, and `(?i)` at the start.
/// Whether greedy or not makes no difference to a yes or no. What would need going back (references, looking around) is refused.
final class PatternReader {
    private static final int LONGEST_PATTERN = 1_000;
    private static final int LONGEST_PROGRAM = 4_000;
    private static final int MOST_REPEATS = 1_000;

    /// Why a pattern cannot be read; the message goes on after `the pattern '...' `.
    static final class Unreadable extends Exception {
        Unreadable(String message) {
            super(message);
        }
    }

    private final String pattern;
    private final List<Step> program = new ArrayList<>();
    private int at;

    private PatternReader(String pattern) {
        this.pattern = pattern;
    }

    static Automaton read(String pattern) throws Unreadable {
        if (pattern.length() > LONGEST_PATTERN) throw new Unreadable("is longer than " + LONGEST_PATTERN + " characters");
        PatternReader reader = new PatternReader(pattern);
        boolean anyCase = pattern.startsWith("(?i)");
        if (anyCase) reader.at = 4;
        reader.alternatives();
        if (reader.at < pattern.length()) throw new Unreadable("closes a group that was not opened, at character " + (reader.at + 1));
        reader.program.add(new Step.Found());
        return new Automaton(reader.program, anyCase);
    }

    private void alternatives() throws Unreadable {
        int start = program.size();
        List<Integer> ends = new ArrayList<>();
        sequence();
        while (peek('|')) {
            at++;
            insert(start, new Step.Split(start + 1, program.size() + 2));
            ends.add(program.size());
            program.add(new Step.Jump(0));
            start = program.size();
            sequence();
        }
        for (int end : ends) program.set(end, new Step.Jump(program.size()));
    }

    private void sequence() throws Unreadable {
        while (at < pattern.length() && !peek('|') && !peek(')')) {
            int start = program.size();
            boolean repeatable = part();
            quantifier(start, repeatable);
        }
    }

    /// One character, class, group or place; false for a place, which cannot be repeated.
    private boolean part() throws Unreadable {
        int point = pattern.codePointAt(at);
        at += Character.charCount(point);
        switch (point) {
            case '(' -> group();
            case '[' -> program.add(new Step.Read(set()));
            case '.' -> program.add(new Step.Read(Characters.NO_NEWLINE));
            case '^' -> program.add(new Step.Check(Automaton.Place.START));
            case '$' -> program.add(new Step.Check(Automaton.Place.END));
            case '\\' -> {
                if (peek('b') || peek('B')) {
                    program.add(new Step.Check(pattern.charAt(at++) == 'b' ? Automaton.Place.WORD_EDGE : Automaton.Place.NO_WORD_EDGE));
                    return false;
                }
                program.add(new Step.Read(escaped()));
            }
            case '*', '+', '?', '{' -> throw new Unreadable("repeats nothing, at character " + at);
            default -> program.add(new Step.Read(Characters.of(point, point)));
        }
        return point != '^' && point != '$';
    }

    private void group() throws Unreadable {
        if (peek('?')) {
            if (!pattern.startsWith("?:", at)) throw new Unreadable("looks around or names a group, at character " + at + ", which is not known");
            at += 2;
        }
        alternatives();
        if (!peek(')')) throw new Unreadable("opens a group and does not close it");
        at++;
    }

    private Characters escaped() throws Unreadable {
        if (at == pattern.length()) throw new Unreadable("ends in a lone backslash");
        int point = pattern.codePointAt(at);
        at += Character.charCount(point);
        return switch (point) {
            case 'd' -> Characters.DIGITS;
            case 'D' -> Characters.DIGITS.inverse();
            case 'w' -> Characters.WORD;
            case 'W' -> Characters.WORD.inverse();
            case 's' -> Characters.SPACE;
            case 'S' -> Characters.SPACE.inverse();
            case 't' -> Characters.of('\t', '\t');
            case 'n' -> Characters.of('\n', '\n');
            case 'r' -> Characters.of('\r', '\r');
            default -> {
                if (Characters.WORD.has(point)) throw new Unreadable("has \\" + Character.toString(point) + ", which is not known");
                yield Characters.of(point, point);
            }
        };
    }

    private Characters set() throws Unreadable {
        boolean negated = peek('^');
        if (negated) at++;
        Characters all = Characters.of();
        boolean first = true;
        while (first || !peek(']')) {
            if (at >= pattern.length()) throw new Unreadable("opens [ and does not close it");
            first = false;
            Characters low = member();
            boolean range = peek('-') && at + 1 < pattern.length() && pattern.charAt(at + 1) != ']';
            if (range) {
                at++;
                Characters high = member();
                if (!isOne(low) || !isOne(high) || low.ranges()[0] > high.ranges()[0]) throw new Unreadable("has a range that runs backwards, before character " + at);
                low = Characters.of(low.ranges()[0], high.ranges()[0]);
            }
            all = all.and(low);
        }
        at++;
        return negated ? all.inverse() : all;
    }

    private Characters member() throws Unreadable {
        if (at >= pattern.length()) throw new Unreadable("opens [ and does not close it");
        int point = pattern.codePointAt(at);
        at += Character.charCount(point);
        return point == '\\' ? escaped() : Characters.of(point, point);
    }

    private static boolean isOne(Characters characters) {
        return !characters.negated() && characters.ranges().length == 2 && characters.ranges()[0] == characters.ranges()[1];
    }

    private void quantifier(int start, boolean repeatable) throws Unreadable {
        if (at == pattern.length() || "*+?{".indexOf(pattern.charAt(at)) < 0) return;
        if (!repeatable) throw new Unreadable("repeats a place, at character " + (at + 1));
        char sign = pattern.charAt(at++);
        int least = sign == '+' ? 1 : 0;
        int most = sign == '?' ? 1 : Integer.MAX_VALUE;
        if (sign == '{') {
            least = bound();
            most = least;
            if (peek(',')) {
                at++;
                most = peek('}') ? Integer.MAX_VALUE : bound();
            }
            if (!peek('}') || most < least) throw new Unreadable("has a repetition that is not {2}, {2,} or {2,5}");
            at++;
        }
        if (peek('?')) at++;
        if (at < pattern.length() && "*+?{".indexOf(pattern.charAt(at)) >= 0) throw new Unreadable("repeats a repetition, at character " + (at + 1));
        repeat(start, least, most);
    }

    private int bound() throws Unreadable {
        int from = at;
        while (at < pattern.length() && Character.isDigit(pattern.charAt(at)) && at - from < 5) at++;
        if (from == at) throw new Unreadable("has a repetition that is not {2}, {2,} or {2,5}");
        int bound = Integer.parseInt(pattern.substring(from, at));
        if (bound > MOST_REPEATS) throw new Unreadable("repeats more than " + MOST_REPEATS + " times");
        return bound;
    }

    /// Writes the part that begins at `start` as often as it must be, then as often as it may be.
    private void repeat(int start, int least, int most) throws Unreadable {
        List<Step> part = List.copyOf(program.subList(start, program.size()));
        program.subList(start, program.size()).clear();
        for (int i = 0; i < least; i++) copy(part, start);
        if (most == Integer.MAX_VALUE) {
            int loop = program.size();
            program.add(new Step.Split(loop + 1, loop + part.size() + 2));
            copy(part, start);
            program.add(new Step.Jump(loop));
        } else {
            int end = program.size() + (most - least) * (part.size() + 1);
            for (int i = least; i < most; i++) {
                program.add(new Step.Split(program.size() + 1, end));
                copy(part, start);
            }
        }
    }

    private void copy(List<Step> part, int written) throws Unreadable {
        if (program.size() + part.size() > LONGEST_PROGRAM) throw new Unreadable("is too long when its repetitions are written out");
        int shift = program.size() - written;
        for (Step step : part) program.add(shifted(step, shift));
    }

    private void insert(int place, Step step) {
        List<Step> moved = List.copyOf(program.subList(place, program.size()));
        program.subList(place, program.size()).clear();
        program.add(step);
        for (Step each : moved) program.add(shifted(each, 1));
    }

    private static Step shifted(Step step, int by) {
        return switch (step) {
            case Step.Split split -> new Step.Split(split.first() + by, split.second() + by);
            case Step.Jump jump -> new Step.Jump(jump.target() + by);
            case Step.Read _, Step.Check _, Step.Found _ -> step;
        };
    }

    private boolean peek(char wanted) {
        return at < pattern.length() && pattern.charAt(at) == wanted;
    }
}
