package septet.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Finds the rules of fraud again in what was generated, from the payments alone. The town has few terminals and busy cards,
/// so that a compromised terminal is seen on each of its days.
final class CardPaymentRuns {
    private static final CardPaymentSettings BUSY = new CardPaymentSettings(200, 11, 2_000, 200, CardPaymentSettings.DEFAULT.start());
    private final List<String> violations = new ArrayList<>();
    private final Map<Integer, List<int[]>> terminals = new TreeMap<>();
    private final Map<Integer, List<int[]>> cards = new TreeMap<>();
    private final double[] meanAmount = new double[BUSY.cards()];
    private long highest;

    static CardPaymentRuns of(CardFraudRules rules) {
        return new CardPaymentRuns(new CardPayments(BUSY, rules));
    }

    private CardPaymentRuns(CardPayments payments) {
        CardDay day = new CardDay();
        for (int card = 0; card < BUSY.cards(); card++) meanAmount[card] = payments.meanAmount(card);
        for (int d = 0; d < BUSY.days(); d++) {
            payments.next(day);
            for (int i = 0; i < day.size(); i++) {
                int scenario = day.scenario(i);
                if (scenario == 0) highest = Math.max(highest, day.cents(i));
                terminals.computeIfAbsent(day.terminal(i), _ -> new ArrayList<>()).add(new int[] {d, scenario});
                cards.computeIfAbsent(day.card(i), _ -> new ArrayList<>()).add(new int[] {d, scenario, (int) day.cents(i)});
            }
        }
        compromised();
        stolen();
        if (highest > 220_00 || highest < 215_00) violations.add("the highest genuine amount is " + highest);
    }

    List<String> violations() {
        return violations;
    }

    /// Runs of days on which a terminal saw nothing but fraud: most last exactly 28 days, and two begin each day.
    private void compromised() {
        Map<Integer, Integer> lengths = new TreeMap<>();
        int begun = 0;
        for (List<int[]> payments : terminals.values()) {
            boolean[] genuine = new boolean[BUSY.days()];
            boolean[] fraud = new boolean[BUSY.days()];
            for (int[] payment : payments) {
                if (payment[1] == 2) fraud[payment[0]] = true;
                else if (payment[1] < 2) genuine[payment[0]] = true;
            }
            int length = 0;
            for (int d = 0; d < BUSY.days(); d++) {
                boolean inside = fraud[d] && !genuine[d];
                if (inside && length == 0) begun++;
                if (!inside && length > 0) lengths.merge(length, 1, Integer::sum);
                length = inside ? length + 1 : 0;
            }
        }
        int usual = lengths.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
        if (usual != 28) violations.add("a terminal stays compromised for " + usual + " days: " + lengths);
        double aDay = begun / (double) BUSY.days();
        if (aDay < 1.6 || aDay > 2.2) violations.add(aDay + " terminals are compromised each day");
    }

    /// Frauds of stolen cards lie within 14 days, are a third of the payments between them, and are five times as high.
    private void stolen() {
        Map<Integer, Integer> spans = new HashMap<>();
        long frauds = 0;
        double relative = 0;
        double payments = 0;
        for (Map.Entry<Integer, List<int[]>> card : cards.entrySet()) {
            int first = -1;
            for (int[] payment : card.getValue()) {
                if (payment[1] != 3) continue;
                frauds++;
                relative += payment[2] / 100.0 / meanAmount[card.getKey()];
                if (first < 0 || payment[0] - first > 40) first = payment[0];
                spans.merge(payment[0] - first + 1, 1, Integer::sum);
            }
            payments += card.getValue().size();
        }
        double thefts = 3.0 * (BUSY.days() - 14 / 2.0);
        double aTheft = payments / BUSY.cards() / BUSY.days() * 14 / 3 - 1 / 3.0;
        double share = frauds / (thefts * aTheft);
        if (Math.abs(share - 1) > 0.06) violations.add("payments of thieves are " + share + " of the expected");
        // single days beyond 14 come from cards that were stolen twice
        int within = spans.getOrDefault(14, 0);
        int beyond = spans.getOrDefault(15, 0);
        if (within < 3 * Math.max(1, beyond)) violations.add("spans of thieves: " + new TreeMap<>(spans));
        double times = relative / frauds;
        if (times < 4.8 || times > 5.6) violations.add("thieves pay " + times + " times the mean");
    }
}
