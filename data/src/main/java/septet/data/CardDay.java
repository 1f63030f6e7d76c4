package septet.data;

import java.util.Arrays;

/// The payments of one day, in columns, ordered by second and card. Reused for the next day.
public final class CardDay {
    private int size;
    private int[] second = new int[64];
    private int[] card = new int[64];
    private int[] terminal = new int[64];
    private long[] cents = new long[64];
    private int[] sequence = new int[64];
    private byte[] scenario = new byte[64];
    private long[] order = new long[64];

    public int size() {
        return size;
    }

    /// Seconds since midnight.
    public int second(int payment) {
        return second[at(payment)];
    }

    public int card(int payment) {
        return card[at(payment)];
    }

    public int terminal(int payment) {
        return terminal[at(payment)];
    }

    public long cents(int payment) {
        return cents[at(payment)];
    }

    /// Which kind of fraud it is, 1 to 3, or 0. Of several that apply the last counts.
    public int scenario(int payment) {
        return scenario[at(payment)];
    }

    void clear() {
        size = 0;
    }

    void add(int ofCard, int number, int atSecond, int atTerminal, long amount) {
        if (size == second.length) grow();
        card[size] = ofCard;
        sequence[size] = number;
        second[size] = atSecond;
        terminal[size] = atTerminal;
        cents[size] = amount;
        scenario[size] = 0;
        size++;
    }

    private void grow() {
        int room = 2 * size;
        second = Arrays.copyOf(second, room);
        card = Arrays.copyOf(card, room);
        terminal = Arrays.copyOf(terminal, room);
        cents = Arrays.copyOf(cents, room);
        sequence = Arrays.copyOf(sequence, room);
        scenario = Arrays.copyOf(scenario, room);
        order = Arrays.copyOf(order, room);
    }

    /// The number of a payment among those of its card on this day, in the order of drawing.
    int sequence(int payment) {
        return sequence[at(payment)];
    }

    void mark(int payment, int kind) {
        scenario[at(payment)] = (byte) kind;
    }

    void multiply(int payment, int times) {
        cents[at(payment)] *= times;
    }

    void sort() {
        for (int i = 0; i < size; i++) order[i] = (long) second[i] << 32 | i;
        Arrays.sort(order, 0, size);
    }

    private int at(int payment) {
        return (int) order[payment];
    }
}
