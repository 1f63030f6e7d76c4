package septet.design;

/// The type of a value in an expression or a column.
public sealed interface Type {
    /// A double.
    record Number() implements Type {}

    /// Fixed point with [Money#DECIMALS] decimals; sums are exact.
    record Money(String currency) implements Type {
        /// Decimals that a money value keeps; a value with more is refused, never rounded.
        public static final int DECIMALS = 4;
        /// Units in one whole coin.
        public static final long SCALE = 10_000;
    }

    record Bool() implements Type {}

    /// One of few words.
    record Category() implements Type {}

    /// Free text.
    record Text() implements Type {}

    /// A point in time, microseconds since 1970-01-01T00:00Z.
    record Time() implements Type {}

    /// The difference of two times, in microseconds.
    record Duration() implements Type {}

    /// The name of an entity.
    record Key(String entity) implements Type {}

    /// Text of a file or a request to which no place has given a type yet (`from TX_AMOUNT`); it adapts to where it is used.
    record Raw() implements Type {}

    /// A bag of words or characters (`words(message, 1, 2)`).
    record Terms() implements Type {}

    /// A type of a later wave, known by its name so that a design can be read.
    record Later(String name) implements Type {}
}
