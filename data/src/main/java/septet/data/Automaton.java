package septet.data;

import java.util.List;

/// A regular expression as a program that follows all its ways at once (Thompson 1968; Pike's virtual machine):
/// time grows with text times pattern, whatever the pattern, so no pattern can hold up a request.
final class Automaton {
    /// One instruction; targets are indexes into the program.
    sealed interface Step {
        record Read(Characters characters) implements Step {}

        record Split(int first, int second) implements Step {}

        record Jump(int target) implements Step {}

        record Check(Place place) implements Step {}

        record Found() implements Step {}
    }

    /// A condition on the place between two characters.
    enum Place { START, END, WORD_EDGE, NO_WORD_EDGE }

    private final Step[] program;
    private final boolean anyCase;

    Automaton(List<Step> program, boolean anyCase) {
        this.program = program.toArray(Step[]::new);
        this.anyCase = anyCase;
    }

    /// Whether the pattern matches some part of the text, of which the first characters are read ([TermCutter#MOST_CHARACTERS]).
    boolean isIn(String whole) {
        String text = whole.length() <= TermCutter.MOST_CHARACTERS ? whole : whole.substring(0, TermCutter.MOST_CHARACTERS);
        Front front = new Front(text);
        Front next = new Front(text);
        for (int at = 0; ; at += Character.charCount(text.codePointAt(at))) {
            if (front.enter(0, at)) return true;
            if (at == text.length()) return false;
            int point = text.codePointAt(at);
            int after = at + Character.charCount(point);
            next.size = 0;
            next.mark++;
            for (int i = 0; i < front.size; i++) {
                if (front.reads(i, point) && next.enter(front.states[i] + 1, after)) return true;
            }
            Front swap = front;
            front = next;
            next = swap;
        }
    }

    /// The instructions that wait for the next character.
    private final class Front {
        private final String text;
        private final int[] states = new int[program.length];
        private final int[] entered = new int[program.length];
        private final int[] stack = new int[2 * program.length + 1];
        private int size;
        private int mark = 1;

        Front(String text) {
            this.text = text;
        }

        boolean reads(int index, int point) {
            Characters characters = ((Step.Read) program[states[index]]).characters();
            return anyCase ? characters.hasAnyCase(point) : characters.has(point);
        }

        /// Follows everything that reads nothing; true when the end of the pattern is reached.
        boolean enter(int start, int at) {
            int depth = 0;
            stack[depth++] = start;
            while (depth > 0) {
                int state = stack[--depth];
                if (entered[state] == mark) continue;
                entered[state] = mark;
                switch (program[state]) {
                    case Step.Read _ -> states[size++] = state;
                    case Step.Jump jump -> stack[depth++] = jump.target();
                    case Step.Split split -> {
                        stack[depth++] = split.second();
                        stack[depth++] = split.first();
                    }
                    case Step.Check check -> {
                        if (holds(check.place(), at)) stack[depth++] = state + 1;
                    }
                    case Step.Found _ -> {
                        return true;
                    }
                }
            }
            return false;
        }

        private boolean holds(Place place, int at) {
            return switch (place) {
                case START -> at == 0;
                case END -> at == text.length();
                case WORD_EDGE -> isWord(at - 1) != isWord(at);
                case NO_WORD_EDGE -> isWord(at - 1) == isWord(at);
            };
        }

        private boolean isWord(int at) {
            return at >= 0 && at < text.length() && Characters.WORD.has(text.charAt(at));
        }
    }
}
