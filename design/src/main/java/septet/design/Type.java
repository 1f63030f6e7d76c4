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

    /// A bag of words or characters (`tfidf(words(message, 1, 2))`).
    ///
    /// @param cut      what terms are made of
    /// @param shortest how many words or characters the shortest term has
    /// @param longest  and the longest
    /// @param size     how many columns terms are hashed into; 0 where each term that was met in training has its own
    /// @param tfidf    whether rare terms weigh more and a text's length nothing
    record Terms(Cut cut, int shortest, int longest, int size, boolean tfidf) implements Type {
        public enum Cut {
            WORDS,
            CHARACTERS,
            /// Each entry of a list is a term, as it is.
            ITEMS
        }

        /// The entries of a list of words.
        public static Terms items() {
            return new Terms(Cut.ITEMS, 1, 1, 0, false);
        }

        public Terms {
            if (shortest < 1 || longest < shortest || size < 0) throw new IllegalArgumentException("terms of " + shortest + " to " + longest + ", size " + size);
        }
    }

    /// A place on Earth: latitude and longitude.
    record Place() implements Type {}

    /// Several values of one type, in an order.
    record ListOf(Type item) implements Type {}

    /// A type of a later wave, known by its name so that a design can be read.
    record Later(String name) implements Type {}

    /// How a person writes the type.
    default String words() {
        return switch (this) {
            case Number _ -> "number";
            case Money money -> "money " + money.currency();
            case Bool _ -> "boolean";
            case Category _ -> "category";
            case Text _ -> "text";
            case Time _ -> "time";
            case Duration _ -> "duration";
            case Key _ -> "key";
            case Raw _ -> "text of the file";
            case Terms _ -> "terms";
            case Place _ -> "place";
            case ListOf list -> "list of " + list.item().words();
            case Later later -> later.name();
        };
    }
}
