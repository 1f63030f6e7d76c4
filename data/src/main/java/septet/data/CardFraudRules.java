package septet.data;

/// How card payments turn into fraud.
///
/// @param highCents         an amount above it is fraud
/// @param compromised       terminals drawn each day
/// @param compromisedDays   how long every payment at one is fraud, its first day included
/// @param stolen            cards drawn each day
/// @param stolenDays        how long the thief pays, the first day included
/// @param oneOf             one of so many payments of a stolen card is the thief's
/// @param times             how much higher it is
public record CardFraudRules(long highCents, int compromised, int compromisedDays, int stolen, int stolenDays, int oneOf, int times) {
    /// As published.
    public static final CardFraudRules PUBLISHED = new CardFraudRules(220_00, 2, 28, 3, 14, 3, 5);
}
