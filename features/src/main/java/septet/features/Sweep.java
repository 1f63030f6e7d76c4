package septet.features;

/// All windows of one channel over a whole log: a cursor for each of their edges goes over the entries of all keys together. Each key has a line of packed
/// counts and sums: of what has entered, and for each window of what has left it. No entry is sorted by key, and a question costs the same whatever the length
/// of its windows.
///
/// It is right where each key's entries come in the order of their times as far as its questions can tell ([LateKeys] finds the others).
final class Sweep {
    private final Entering entries;
    private final Questions questions;
    /// For each key one long for what has entered and one for each window; one more line for keys that no entry has.
    private final long[] cells;
    private final int stride;
    private int enter;
    private final int[] leave;
    /// The last place of the log of what has entered.
    private int newest = -1;
    private boolean isDisordered;

    Sweep(Entering entries, Questions questions, int keys, int windows) {
        this.entries = entries;
        this.questions = questions;
        stride = windows + 1;
        cells = new long[stride * (keys + 1)];
        leave = new int[windows];
    }

    /// Goes on to a block of questions: what has entered by each.
    void enter(Block block) {
        boolean inStep = entries.times() == questions.times() && entries.positions() == questions.positions();
        int from = inStep ? enterInStep(block) : enterByTime(block);
        for (int i = from; i < block.size; i++) {
            isDisordered |= newest > questions.positions()[block.from + i];
            block.entered[i] = cells[questions.codes()[block.from + i] * stride];
        }
    }

    /// Each question's row is the next entry.
    private int enterInStep(Block block) {
        int[] positions = entries.positions();
        int[] codes = entries.codes();
        long[] packed = entries.packed();
        for (int i = 0; i < block.size; i++) {
            int row = block.from + i;
            newest = Math.max(newest, positions[row]);
            isDisordered |= newest > positions[row];
            cells[codes[row] * stride] += packed[row];
            block.entered[i] = cells[questions.codes()[row] * stride];
        }
        return block.size;
    }

    /// A step lets an entry enter or answers a question, and takes no branch: which of both is next nobody can guess, and a processor that guessed wrong has lost more
    /// time than the step takes.
    ///
    /// @return the first question that no entry is left for
    private int enterByTime(Block block) {
        long[] times = entries.times();
        int[] positions = entries.positions();
        int[] codes = entries.codes();
        long[] packed = entries.packed();
        int[] asked = questions.codes();
        int next = enter;
        int last = newest;
        boolean disordered = false;
        int i = 0;
        while (i < block.size && next < times.length) {
            long time = questions.times()[block.from + i];
            int position = questions.positions()[block.from + i];
            int enters = times[next] < time | times[next] == time & positions[next] <= position ? -1 : 0;
            int cell = (codes[next] & enters | asked[block.from + i] & ~enters) * stride;
            long sum = cells[cell] + (packed[next] & enters);
            cells[cell] = sum;
            last = Math.max(last, positions[next] & enters | ~enters);
            disordered |= last > position;
            block.entered[i] = sum;
            next -= enters;
            i += 1 + enters;
        }
        enter = next;
        newest = last;
        isDisordered |= disordered;
        return i;
    }

    /// Whether some entry came after a question that lies behind it in time.
    boolean isDisordered() {
        return isDisordered;
    }

    /// What lies in one window at each question of the block, of which the edges are known. Each step lets an entry leave or answers a question, as in [#enterByTime].
    void leave(int window, Block block) {
        long[] times = entries.times();
        int[] codes = entries.codes();
        long[] packed = entries.packed();
        int[] asked = questions.codes();
        int offset = window + 1;
        int next = leave[window];
        int i = 0;
        while (i < block.size && next < times.length) {
            // an edge lies before its question, so whatever leaves has entered
            int leaves = times[next] <= block.edges[i] ? -1 : 0;
            int cell = (codes[next] & leaves | asked[block.from + i] & ~leaves) * stride + offset;
            long left = cells[cell] + (packed[next] & leaves);
            cells[cell] = left;
            block.inside[i] = block.entered[i] - left;
            next -= leaves;
            i += 1 + leaves;
        }
        for (; i < block.size; i++) block.inside[i] = block.entered[i] - cells[asked[block.from + i] * stride + offset];
        leave[window] = next;
    }

    /// What lies in the window since the beginning.
    void all(Block block) {
        System.arraycopy(block.entered, 0, block.inside, 0, block.size);
    }
}
