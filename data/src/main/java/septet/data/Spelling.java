package septet.data;

import java.util.function.Consumer;

/// How the values of one column of a file are written.
///
/// @param usual     whether the usual spellings of missing mean it
/// @param surprised hears of texts that cannot be read in this way of writing, but in another one
record Spelling(NumberStyle numbers, TimeStyle times, boolean usual, Consumer<String> surprised) {
    /// As requests are written: plainly, and nothing is missing that does not say so.
    static final Spelling PLAIN = new Spelling(NumberStyle.PLAIN, TimeStyle.ISO, false, _ -> { });

    /// Whether the same texts are read alike.
    boolean isLike(Spelling other) {
        return numbers.equals(other.numbers) && times == other.times && usual == other.usual;
    }
}
