package septet.benchmarks;

import java.util.Arrays;

/// Estimates fraud as nobody can better who knows the rules, each card's usual amounts, all payments so far and the labels that are
/// known by then, but neither which terminals were drawn nor which cards: two hidden Markov chains, over the days that a terminal
/// stays compromised and a card stolen, filtered forward to the payment (Rabiner 1989).
final class RuleScorer {
    /// A normal amount below 0 is drawn again, evenly.
    private static final double NEGATIVE = 0.022750131948179195;
    private static final int TERMINAL_MEMORY = 100;
    private static final int CARD_MEMORY = 45;
    private final PaymentHistory history;
    private final long delay;
    private final double compromiseADay;
    private final double theftADay;
    private final double compromised;
    private final double stolenPayment;

    /// @param delay seconds until a label is known
    RuleScorer(PaymentHistory history, long delay) {
        this.history = history;
        this.delay = delay;
        compromiseADay = history.rules.compromised() / (double) history.settings.terminals();
        theftADay = history.rules.stolen() / (double) history.settings.cards();
        compromised = compromiseADay * history.rules.compromisedDays();
        stolenPayment = theftADay * history.rules.stolenDays() / history.rules.oneOf();
    }

    double score(int row) {
        if (history.cents[row] > history.rules.highCents()) return 1;
        double usual = density(row, 1);
        double thief = density(row, history.rules.times());
        double stolen = stolen(row) / history.rules.oneOf();
        double byCard = stolen * thief / (stolen * thief + (1 - stolen) * usual);
        return 1 - (1 - byCard) * (1 - compromised(row));
    }

    /// The density of an amount, were it so many times as high as usual.
    private double density(int row, int times) {
        double mean = history.meanAmount[history.cards[row]];
        double amount = history.cents[row] / 100.0 / times;
        double z = (amount - mean) / (mean / 2);
        double density = Math.exp(-z * z / 2) / (mean / 2 * Math.sqrt(2 * Math.PI)) + (amount <= 2 * mean ? NEGATIVE / (2 * mean) : 0);
        return Math.max(density / times, 1e-300);
    }

    /// The chance that the terminal is compromised when the payment is made.
    private double compromised(int row) {
        double[] left = new double[history.rules.compromisedDays() + 1];
        left[0] = 1;
        int today = history.day(row);
        int day = Math.max(-1, today - TERMINAL_MEMORY);
        int[] payments = history.ofTerminal[history.terminals[row]];
        for (int i = firstAfter(payments, day); i < payments.length && history.seconds[payments[i]] + delay <= history.seconds[row] && payments[i] < row; i++) {
            int seen = payments[i];
            for (; day < history.day(seen); day++) next(left, compromiseADay);
            if (history.fraud(seen)) left[0] *= otherFraud(seen);
            else Arrays.fill(left, 1, left.length, 0);
            normalise(left);
        }
        for (; day < today; day++) next(left, compromiseADay);
        return 1 - left[0];
    }

    /// The chance that a payment is fraud although its terminal is not compromised.
    private double otherFraud(int row) {
        if (history.cents[row] > history.rules.highCents()) return 1;
        double thief = stolenPayment * density(row, history.rules.times());
        return thief / (thief + (1 - stolenPayment) * density(row, 1));
    }

    /// The chance that the card is stolen when the payment is made.
    private double stolen(int row) {
        double[] left = new double[history.rules.stolenDays() + 1];
        left[0] = 1;
        int today = history.day(row);
        int day = Math.max(-1, today - CARD_MEMORY);
        int[] payments = history.ofCard[history.cards[row]];
        double share = 1.0 / history.rules.oneOf();
        for (int i = firstAfter(payments, day); i < payments.length && payments[i] < row; i++) {
            int seen = payments[i];
            for (; day < history.day(seen); day++) next(left, theftADay);
            double usual = density(seen, 1);
            double thief = density(seen, history.rules.times());
            boolean known = history.seconds[seen] + delay <= history.seconds[row];
            double otherwise = !known ? 1 : history.cents[seen] > history.rules.highCents() ? 1 : history.fraud(seen) ? compromised : 1 - compromised;
            double byThief = known && !history.fraud(seen) ? 0 : share * thief;
            left[0] *= usual * otherwise;
            for (int d = 1; d < left.length; d++) left[d] *= byThief + (1 - share) * usual * otherwise;
            normalise(left);
        }
        for (; day < today; day++) next(left, theftADay);
        return 1 - left[0];
    }

    /// From one day to the next: `left[d]` is the chance that it lasts `d` more days, today included.
    private static void next(double[] left, double drawn) {
        double free = left[0] + left[1];
        for (int d = 1; d < left.length - 1; d++) left[d] = left[d + 1] * (1 - drawn);
        left[0] = free * (1 - drawn);
        left[left.length - 1] = drawn;
    }

    private static void normalise(double[] chances) {
        double sum = 0;
        for (double chance : chances) sum += chance;
        for (int i = 0; i < chances.length; i++) chances[i] /= sum;
    }

    /// The first payment after the day.
    private int firstAfter(int[] payments, int day) {
        int low = 0;
        int high = payments.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (history.day(payments[middle]) > day) high = middle;
            else low = middle + 1;
        }
        return low;
    }

    /// Average precision over the payments of these days; rows of one score count together.
    double averagePrecision(int firstDay, int lastDay) {
        double[] scores = new double[history.rows];
        int[] rows = new int[history.rows];
        int count = 0;
        for (int row = 0; row < history.rows; row++) {
            if (history.day(row) < firstDay || history.day(row) > lastDay) continue;
            scores[row] = score(row);
            rows[count++] = row;
        }
        Integer[] order = new Integer[count];
        for (int i = 0; i < count; i++) order[i] = rows[i];
        Arrays.sort(order, (a, b) -> Double.compare(scores[b], scores[a]));
        double sum = 0;
        int hits = 0;
        for (int i = 0; i < count; ) {
            int end = i;
            int before = hits;
            while (end < count && scores[order[end]] == scores[order[i]]) if (history.fraud(order[end++])) hits++;
            sum += (hits - before) * (double) hits / end;
            i = end;
        }
        return sum / hits;
    }
}
