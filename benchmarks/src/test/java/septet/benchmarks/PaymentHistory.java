package septet.benchmarks;

import java.util.Arrays;
import septet.data.CardDay;
import septet.data.CardFraudRules;
import septet.data.CardPaymentSettings;
import septet.data.CardPayments;

/// Everything that a generator made, in arrays by time; and of each card and terminal its payments.
final class PaymentHistory {
    final CardPaymentSettings settings;
    final CardFraudRules rules;
    final double[] meanAmount;
    int rows;
    /// Seconds since the beginning of the first day.
    long[] seconds = new long[1 << 16];
    int[] cards = new int[1 << 16];
    int[] terminals = new int[1 << 16];
    long[] cents = new long[1 << 16];
    byte[] scenarios = new byte[1 << 16];
    final int[][] ofCard;
    final int[][] ofTerminal;

    PaymentHistory(CardPaymentSettings settings, CardFraudRules rules) {
        this.settings = settings;
        this.rules = rules;
        CardPayments payments = new CardPayments(settings, rules);
        meanAmount = new double[settings.cards()];
        for (int card = 0; card < settings.cards(); card++) meanAmount[card] = payments.meanAmount(card);
        CardDay day = new CardDay();
        for (int i = 0; i < settings.days(); i++) {
            payments.next(day);
            for (int payment = 0; payment < day.size(); payment++) add(i * 86_400L, day, payment);
        }
        ofCard = lists(cards, settings.cards());
        ofTerminal = lists(terminals, settings.terminals());
    }

    private void add(long midnight, CardDay day, int payment) {
        if (rows == seconds.length) {
            seconds = Arrays.copyOf(seconds, 2 * rows);
            cards = Arrays.copyOf(cards, 2 * rows);
            terminals = Arrays.copyOf(terminals, 2 * rows);
            cents = Arrays.copyOf(cents, 2 * rows);
            scenarios = Arrays.copyOf(scenarios, 2 * rows);
        }
        seconds[rows] = midnight + day.second(payment);
        cards[rows] = day.card(payment);
        terminals[rows] = day.terminal(payment);
        cents[rows] = day.cents(payment);
        scenarios[rows] = (byte) day.scenario(payment);
        rows++;
    }

    private int[][] lists(int[] keys, int count) {
        int[] sizes = new int[count];
        for (int row = 0; row < rows; row++) sizes[keys[row]]++;
        int[][] lists = new int[count][];
        for (int key = 0; key < count; key++) lists[key] = new int[sizes[key]];
        Arrays.fill(sizes, 0);
        for (int row = 0; row < rows; row++) lists[keys[row]][sizes[keys[row]]++] = row;
        return lists;
    }

    int day(int row) {
        return (int) (seconds[row] / 86_400);
    }

    boolean fraud(int row) {
        return scenarios[row] > 0;
    }
}
