package septet.data;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import septet.world.Chance;

/// Card payments day after day, as the simulator of the Fraud Detection Handbook is described (Le Borgne, Siblini, Lebichot and
/// Bontempi, *Reproducible Machine Learning for Credit Card Fraud Detection*, 2022, chapter 3, "Transaction data simulator").
///
/// Each card makes a Poisson number of payments a day, at a time of day around noon (standard deviation 20,000 s; what falls out of
/// the day is dropped), at a random terminal in its reach, of a normal amount around its own mean (a negative one is drawn again,
/// uniform from 0 to twice the mean). Fraud is
///
/// 1. an amount above 220;
/// 2. every payment at a compromised terminal: each day two are drawn and stay so for 28 days;
/// 3. a third of the payments of a stolen card, five times as high: each day three are drawn, for 14 days.
///
/// What a card does on a day depends on the seed, the card and the day alone: more days never change the first ones.
public final class CardPayments {
    private static final int DAY_SECONDS = 86_400;

    private final CardFraudRules rules;
    private final CardTown town;
    private final Chance payments;
    private final Chance compromises;
    private final Chance thefts;
    private final int cards;
    private final int[] compromisedUntil;
    /// The stolen payments (card and sequence) of each day to come.
    private final Map<Integer, Set<Long>> stolen = new HashMap<>();
    private int nextDay;

    public CardPayments(CardPaymentSettings settings) {
        this(settings, CardFraudRules.PUBLISHED);
    }

    /// With other rules than the published ones.
    public CardPayments(CardPaymentSettings settings, CardFraudRules rules) {
        this.rules = rules;
        Chance chance = Chance.of(settings.seed()).of("card payments");
        town = new CardTown(settings, chance);
        payments = chance.of("payment");
        compromises = chance.of("compromise");
        thefts = chance.of("theft");
        cards = settings.cards();
        compromisedUntil = new int[settings.terminals()];
    }

    /// Makes the payments of the next day; the first call makes day 0.
    public void next(CardDay into) {
        int day = nextDay++;
        compromise(day);
        steal(day);
        into.clear();
        for (int card = 0; card < cards; card++) draw(card, day, into);
        into.sort();
        Set<Long> taken = stolen.containsKey(day) ? stolen.remove(day) : Set.of();
        for (int i = 0; i < into.size(); i++) {
            if (into.cents(i) > rules.highCents()) into.mark(i, 1);
            if (day < compromisedUntil[into.terminal(i)]) into.mark(i, 2);
            if (taken.contains(key(into.card(i), into.sequence(i)))) {
                into.multiply(i, rules.times());
                into.mark(i, 3);
            }
        }
    }

    /// How many payments the card would make on average in a day, were none dropped.
    public double paymentsPerDay(int card) {
        return town.reachable[card].length == 0 ? 0 : town.paymentsPerDay[card];
    }

    public double meanAmount(int card) {
        return town.meanAmount[card];
    }

    private void draw(int card, int day, CardDay into) {
        int[] terminals = town.reachable[card];
        if (terminals.length == 0) return;
        Chance chance = payments.at(card).at(day);
        int count = chance.nextPoisson(town.paymentsPerDay[card]);
        int sequence = 0;
        for (int i = 0; i < count; i++) {
            double second = DAY_SECONDS / 2.0 + 20_000 * chance.nextGaussian();
            if (second < 0 || second >= DAY_SECONDS) continue;
            double mean = town.meanAmount[card];
            double amount = mean + mean / 2 * chance.nextGaussian();
            if (amount < 0) amount = 2 * mean * chance.nextDouble();
            into.add(card, sequence++, (int) second, terminals[chance.nextInt(terminals.length)], Math.round(amount * 100));
        }
    }

    /// The terminals that are compromised from a day on.
    int[] compromised(int day) {
        return distinct(rules.compromised(), compromisedUntil.length, compromises.at(day));
    }

    private void compromise(int day) {
        for (int terminal : compromised(day)) {
            compromisedUntil[terminal] = day + rules.compromisedDays();
        }
    }

    private void steal(int day) {
        Chance chance = thefts.at(day);
        int[] drawn = distinct(rules.stolen(), cards, chance);
        CardDay own = new CardDay();
        for (int card : drawn) {
            own.clear();
            int[] ends = new int[rules.stolenDays()];
            for (int i = 0; i < rules.stolenDays(); i++) {
                draw(card, day + i, own);
                ends[i] = own.size();
            }
            choose(day, card, ends, chance.at(card));
        }
    }

    /// Takes a third of the payments that the card makes in these days; `ends` counts them up to the end of each day.
    private void choose(int firstDay, int card, int[] ends, Chance chance) {
        int all = ends[ends.length - 1];
        int[] chosen = distinct(all / rules.oneOf(), all, chance);
        for (int payment : chosen) {
            int day = 0;
            while (ends[day] <= payment) day++;
            int sequence = day == 0 ? payment : payment - ends[day - 1];
            stolen.computeIfAbsent(firstDay + day, _ -> new HashSet<>()).add(key(card, sequence));
        }
    }

    private static long key(int card, int sequence) {
        return (long) card << 32 | sequence;
    }

    /// Draws so many different numbers below the bound.
    private static int[] distinct(int count, int bound, Chance chance) {
        Set<Integer> seen = new HashSet<>();
        int[] drawn = new int[count];
        for (int i = 0; i < count; ) {
            int number = chance.nextInt(bound);
            if (seen.add(number)) drawn[i++] = number;
        }
        return drawn;
    }
}
