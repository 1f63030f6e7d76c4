package septet.features;

/// All windows of one channel over a whole log: a cursor for each of their edges goes over the entries of all keys together. Each key has a line of packed
/// counts and sums: of what has entered, and for each window of what has left it. No entry is sorted by key, and a question costs the same whatever the length
/// of its windows.
///
/// Some questions go together: first all entries move that do so before the last of them, then all are answered. Whatever moved before its question by that is taken
/// back, for which a
/// question must only look where an entry of its key was among them, and that is seldom. So neither has to wait to know which of both is next.
///
/// It is right where each key's entries come in the order of their times as far as its questions can tell ([LateKeys] finds the others).
final class Sweep {
    /// Questions that go together, and entries that may move for them.
    private static final int QUESTIONS = 32;
    private static final int ENTRIES = 64;
    /// Keys that share a mark are taken for one.
    private static final int MARKS = 1 << 12;

    private final Entering entries;
    private final Questions questions;
    /// For each key one long for what has entered and one for each window; one more line for keys that no entry has.
    private final long[] cells;
    private final int stride;
    /// An entry that is counted.
    private final long one;
    private int enter;
    private final int[] leave;
    /// For some keys the last turn in which an entry of theirs moved.
    private final int[] marks = new int[MARKS];
    private int turn;

    Sweep(Entering entries, Questions questions, int keys, int windows) {
        this.entries = entries;
        this.questions = questions;
        one = entries.packing().one(0);
        stride = windows + 1;
        cells = new long[stride * (keys + 1)];
        leave = new int[windows];
    }

    /// Goes on to a block of questions: what has entered by each.
    void enter(Block block) {
        if (entries.times() == questions.times() && entries.positions() == questions.positions()) {
            enterInStep(block);
            return;
        }
        for (int begin = 0, end; begin < block.size; begin = end) {
            end = Math.min(block.size, begin + QUESTIONS);
            while (end - begin > 1 && enter + ENTRIES < entries.size() && isBefore(enter + ENTRIES, block.from + end - 1)) end = begin + (end - begin) / 2;
            int first = enter;
            move(0, first, enter = entered(block.from + end - 1));
            answerEntered(block, begin, end, first);
        }
    }

    /// Each question's row is the next entry.
    private void enterInStep(Block block) {
        int[] codes = entries.codes();
        long[] values = entries.values();
        for (int i = 0; i < block.size; i++) {
            int row = block.from + i;
            cells[codes[row] * stride] += Entering.packed(values[row], one, entries.summed());
            block.entered[i] = cells[questions.codes()[row] * stride];
        }
    }

    /// The first entry from the cursor on that is behind a question.
    private int entered(int question) {
        int next = enter;
        while (next < entries.size() && isBefore(next, question)) next++;
        return next;
    }

    private boolean isBefore(int entry, int question) {
        long at = entries.times()[entry];
        long time = questions.times()[question];
        return at < time || at == time && entries.positions()[entry] <= questions.positions()[question];
    }

    /// Entries enter or leave.
    private void move(int offset, int first, int end) {
        int[] codes = entries.codes();
        long[] values = entries.values();
        long summed = entries.summed();
        turn++;
        for (int entry = first; entry < end; entry++) {
            int code = codes[entry];
            cells[code * stride + offset] += Entering.packed(values[entry], one, summed);
            marks[code & MARKS - 1] = turn;
        }
    }

    private void answerEntered(Block block, int begin, int end, int first) {
        int[] codes = questions.codes();
        for (int i = begin; i < end; i++) {
            int question = block.from + i;
            int code = codes[question];
            long sum = cells[code * stride];
            if (marks[code & MARKS - 1] == turn) {
                for (int entry = enter - 1; entry >= first && !isBefore(entry, question); entry--) if (entries.codes()[entry] == code) sum -= entries.packed(entry);
            }
            block.entered[i] = sum;
        }
    }

    /// What lies in one window at each question of the block, of which the edges are known. An edge lies before its question, so whatever leaves has entered.
    void leave(int window, Block block) {
        long[] times = entries.times();
        for (int begin = 0, end; begin < block.size; begin = end) {
            int first = leave[window];
            end = Math.min(block.size, begin + QUESTIONS);
            while (end - begin > 1 && first + ENTRIES < entries.size() && times[first + ENTRIES] <= block.edges[end - 1]) end = begin + (end - begin) / 2;
            int next = first;
            while (next < entries.size() && times[next] <= block.edges[end - 1]) next++;
            move(window + 1, first, next);
            leave[window] = next;
            answerLeft(window, block, begin, end, first);
        }
    }

    private void answerLeft(int window, Block block, int begin, int end, int first) {
        int[] codes = questions.codes();
        for (int i = begin; i < end; i++) {
            int code = codes[block.from + i];
            long left = cells[code * stride + window + 1];
            if (marks[code & MARKS - 1] == turn) {
                for (int entry = leave[window] - 1; entry >= first && entries.times()[entry] > block.edges[i]; entry--) {
                    if (entries.codes()[entry] == code) left -= entries.packed(entry);
                }
            }
            block.inside[i] = block.entered[i] - left;
        }
    }

    /// What lies in the window since the beginning.
    void all(Block block) {
        System.arraycopy(block.entered, 0, block.inside, 0, block.size);
    }
}
