package septet.benchmarks;

/// The fifteen features of the training figure as somebody would write them by hand for these columns alone: one pass over the log, one cursor for each edge of a
/// window, a line of counts and sums for each key.
final class HandWritten {
    private static final long DAY = 86_400;
    private static final long[] WINDOWS = {DAY, 7 * DAY, 30 * DAY};
    private static final int LINE = 8;
    private static final long DELAY = 7 * DAY;

    final double[][] columns;
    private final PaymentArrays payments;

    HandWritten(PaymentArrays payments) {
        this.payments = payments;
        columns = new double[15][payments.rows()];
    }

    /// Amount, for each window count and mean of the card, for each window count and mean of the terminal, night, weekend.
    double[][] compute() {
        long[] seconds = payments.seconds;
        long[] cards = new long[LINE * (max(payments.cards) + 1)];
        long[] terminals = new long[LINE * (max(payments.terminals) + 1)];
        int[] left = new int[WINDOWS.length];
        int[] leftLabels = new int[WINDOWS.length];
        int entered = 0;
        for (int row = 0; row < payments.rows(); row++) {
            long second = seconds[row];
            int card = LINE * payments.cards[row];
            for (int w = 0; w < WINDOWS.length; w++) {
                cards[card + 2 * w]++;
                cards[card + 2 * w + 1] += payments.cents[row];
                for (; seconds[left[w]] <= second - WINDOWS[w]; left[w]++) {
                    int gone = LINE * payments.cards[left[w]] + 2 * w;
                    cards[gone]--;
                    cards[gone + 1] -= payments.cents[left[w]];
                }
            }
            for (; seconds[entered] + DELAY <= second; entered++) {
                int terminal = LINE * payments.terminals[entered];
                for (int w = 0; w < WINDOWS.length; w++) {
                    terminals[terminal + 2 * w]++;
                    terminals[terminal + 2 * w + 1] += payments.frauds[entered] ? 1 : 0;
                }
            }
            int terminal = LINE * payments.terminals[row];
            for (int w = 0; w < WINDOWS.length; w++) {
                for (; seconds[leftLabels[w]] + DELAY <= second - WINDOWS[w]; leftLabels[w]++) {
                    int gone = LINE * payments.terminals[leftLabels[w]] + 2 * w;
                    terminals[gone]--;
                    terminals[gone + 1] -= payments.frauds[leftLabels[w]] ? 1 : 0;
                }
                columns[1 + w][row] = cards[card + 2 * w];
                columns[4 + w][row] = cards[card + 2 * w + 1] / (100.0 * cards[card + 2 * w]);
                columns[7 + w][row] = terminals[terminal + 2 * w];
                columns[10 + w][row] = terminals[terminal + 2 * w] == 0 ? Double.NaN : terminals[terminal + 2 * w + 1] / (double) terminals[terminal + 2 * w];
            }
            columns[0][row] = payments.cents[row] / 100.0;
            columns[13][row] = second % DAY < 6 * 3_600 ? 1 : 0;
            columns[14][row] = (second / DAY + 3) % 7 >= 5 ? 1 : 0;
        }
        return columns;
    }

    private static int max(int[] values) {
        int most = 0;
        for (int value : values) most = Math.max(most, value);
        return most;
    }
}
