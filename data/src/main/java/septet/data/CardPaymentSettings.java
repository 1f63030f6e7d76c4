package septet.data;

import java.time.LocalDate;

/// What may be said under `with` of `generate card payments`.
///
/// @param days      how many days are made, at most 3,650
/// @param seed      another seed, another town
/// @param cards     how many cards, 3 to 100,000
/// @param terminals how many terminals, 2 to 100,000
/// @param start     the first day (UTC)
public record CardPaymentSettings(int days, long seed, int cards, int terminals, LocalDate start) {
    public static final CardPaymentSettings DEFAULT = new CardPaymentSettings(183, 0, 5_000, 10_000, LocalDate.of(2018, 4, 1));

    public CardPaymentSettings {
        if (days < 1 || days > 3_650) throw new IllegalArgumentException("days " + days);
        if (cards < 3 || cards > 100_000) throw new IllegalArgumentException("cards " + cards);
        if (terminals < 2 || terminals > 100_000) throw new IllegalArgumentException("terminals " + terminals);
    }

    public CardPaymentSettings withDays(int other) {
        return new CardPaymentSettings(other, seed, cards, terminals, start);
    }

    public CardPaymentSettings withSeed(long other) {
        return new CardPaymentSettings(days, other, cards, terminals, start);
    }
}
