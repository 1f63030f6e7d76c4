package septet.features;

import java.util.Arrays;
import java.util.List;

/// Windows of one channel over a log, or a part of it: a cursor for each of their edges goes over the entries of all keys together. Each key has a line of packed
/// counts and sums: of what has entered, and for each window of what has left it. No entry is sorted by key, and a question costs the same whatever the length
/// of its windows.
///
/// Some questions go together: first all entries move that do so before the last of them, then all are answered. Whatever moved before its question by that is taken
/// back, for which a question must only look where an entry of its key was among them, and that is seldom. So neither has to wait to know which of both is next.
///
/// It is right where each key's entries come in the order of their times as far as its questions can tell ([LateKeys] finds the others).
final class Sweep {
    /// Questions that go together, and entries that may move for them.
    private static final int QUESTIONS = 64;
    private static final int ENTRIES = 128;
    /// Keys that share a mark are taken for one.
    private static final int MARKS = 1 << 14;
    private static final int TURNS = Byte.MAX_VALUE;

    private final Entering entries;
    private final Questions questions;
    private final List<Edge> edges;
    /// Whether each question's row is the next entry.
    private final boolean inStep;
    /// For each key one long for what has entered and one for each window; one more line for keys that no entry has.
    private final long[] cells;
    private final int stride;
    /// An entry that is counted.
    private final long one;
    private int enter;
    private final int[] leave;
    /// Where these stood before some questions.
    private int entered;
    private final int[] left;
    /// For some keys the last turn in which an entry of theirs moved.
    private final byte[] marks = new byte[MARKS];
    private byte turn;
    private final int[] marked = new int[QUESTIONS];

    /// @param edges of the windows
    /// @param from  the first question that will be asked: what windows hold by then is added up first
    Sweep(Entering entries, Questions questions, int keys, List<Edge> edges, int from) {
        this.entries = entries;
        this.questions = questions;
        this.edges = edges;
        inStep = entries.times() == questions.times() && entries.positions() == questions.positions();
        one = entries.packing().one(0);
        stride = edges.size() + 1;
        cells = new long[stride * (keys + 1)];
        leave = new int[edges.size()];
        left = new int[edges.size()];
        if (from > 0) begin(from);
    }

    private void begin(int question) {
        enter = inStep ? question : firstBehind(question - 1);
        int first = enter;
        for (int window = 0; window < leave.length; window++) {
            leave[window] = Order.firstAfter(entries.times(), entries.size(), edges.get(window).of(questions.times()[question - 1]));
            first = Math.min(first, leave[window]);
        }
        // what has left all windows need not have entered
        moveAll(0, first, enter);
        for (int window = 0; window < leave.length; window++) moveAll(window + 1, first, leave[window]);
    }

    /// The first entry that a question does not see.
    private int firstBehind(int question) {
        int low = 0;
        int high = entries.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (isBefore(middle, question)) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    private void moveAll(int cell, int first, int end) {
        Pieces.each(end - first, (from, to) -> move(cell, first + from, first + to));
    }

    /// Goes on to a block of questions: what lies in each window at each.
    void answer(Block block) {
        for (int window = 0; window < leave.length; window++) edges.get(window).of(questions.times(), block.from, block.size, block.edges[window]);
        for (int begin = 0, end; begin < block.size; begin = end) {
            end = together(block, begin);
            move(block, end);
            int marked = inStep ? answerInStep(block, begin, end) : answer(block, begin, end);
            for (int window = 0; window < leave.length; window++) answer(block, window, begin, end);
            for (int i = 0; i < marked; i++) takeBack(block, this.marked[i]);
        }
    }

    /// How far questions go together, so that not too many entries move.
    private int together(Block block, int begin) {
        int end = Math.min(block.size, begin + QUESTIONS);
        while (end - begin > 1 && isCrowded(block, end - 1)) end = begin + (end - begin) / 2;
        return end;
    }

    private boolean isCrowded(Block block, int last) {
        for (int window = 0; window < leave.length; window++) {
            int far = leave[window] + ENTRIES;
            if (far < entries.size() && entries.times()[far] <= block.edges[window][last]) return true;
        }
        return !inStep && enter + ENTRIES < entries.size() && isBefore(enter + ENTRIES, block.from + last);
    }

    /// Whatever moves before the last of some questions.
    private void move(Block block, int end) {
        if (turn == TURNS) {
            Arrays.fill(marks, (byte) 0);
            turn = 0;
        }
        turn++;
        entered = enter;
        if (inStep) {
            enter = block.from + end;
        } else {
            while (enter < entries.size() && isBefore(enter, block.from + end - 1)) enter++;
            move(0, entered, enter);
        }
        for (int window = 0; window < leave.length; window++) {
            left[window] = leave[window];
            leave[window] = left(left[window], block.edges[window][end - 1]);
            move(window + 1, left[window], leave[window]);
        }
    }

    private boolean isBefore(int entry, int question) {
        long at = entries.times()[entry];
        long time = questions.times()[question];
        return at < time || at == time && entries.positions()[entry] <= questions.positions()[question];
    }

    /// The first entry from a place on that lies behind an edge.
    private int left(int from, long edge) {
        long[] times = entries.times();
        int next = from;
        while (next < entries.size() && times[next] <= edge) next++;
        return next;
    }

    private void move(int cell, int first, int end) {
        int[] codes = entries.codes();
        long[] values = entries.values();
        long summed = entries.summed();
        for (int entry = first; entry < end; entry++) {
            int code = codes[entry];
            cells[code * stride + cell] += Entering.packed(values[entry], one, summed);
            marks[code & MARKS - 1] = turn;
        }
    }

    /// @return of how many questions an entry of the key moved
    private int answerInStep(Block block, int begin, int end) {
        int[] asked = questions.codes();
        int[] codes = entries.codes();
        long[] values = entries.values();
        int count = 0;
        for (int i = begin; i < end; i++) {
            int row = block.from + i;
            cells[codes[row] * stride] += Entering.packed(values[row], one, entries.summed());
            int code = asked[row];
            block.entered[i] = cells[code * stride];
            marked[count] = i;
            count += marks[code & MARKS - 1] == turn ? 1 : 0;
        }
        return count;
    }

    private int answer(Block block, int begin, int end) {
        int[] asked = questions.codes();
        int count = 0;
        for (int i = begin; i < end; i++) {
            int code = asked[block.from + i];
            block.entered[i] = cells[code * stride];
            marked[count] = i;
            count += marks[code & MARKS - 1] == turn ? 1 : 0;
        }
        return count;
    }

    private void answer(Block block, int window, int begin, int end) {
        int[] asked = questions.codes();
        long[] inside = block.inside[window];
        for (int i = begin; i < end; i++) inside[i] = block.entered[i] - cells[asked[block.from + i] * stride + window + 1];
    }

    /// What moved before its question.
    private void takeBack(Block block, int i) {
        int[] codes = entries.codes();
        int code = questions.codes()[block.from + i];
        long early = 0;
        if (!inStep) for (int entry = enter - 1; entry >= entered && !isBefore(entry, block.from + i); entry--) if (codes[entry] == code) early += entries.packed(entry);
        for (int window = 0; window < leave.length; window++) {
            long edge = block.edges[window][i];
            long inside = block.inside[window][i] - early;
            for (int entry = leave[window] - 1; entry >= left[window] && entries.times()[entry] > edge; entry--) if (codes[entry] == code) inside += entries.packed(entry);
            block.inside[window][i] = inside;
        }
    }
}
