package septet.data;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the texts of one column of a file look like.
///
/// @param place    of the column in the file, from 1
/// @param header   as it stands there
/// @param kind     the narrowest kind that all but a few texts fit
/// @param texts    that are there and spell no missing value
/// @param empty    texts that are empty, or lack
/// @param missing  usual spellings of a missing value, with their counts; never counted among the texts
/// @param fitting  the texts that fit the kind
/// @param numbers  how numbers are written; empty where two readings are equally likely, see `doubt`
/// @param times    how times are written; empty where two readings are equally likely, or for a column that holds none
/// @param pattern  by which `date(s, pattern)` reads the times; empty where they are of ISO 8601, or bare numbers, or of other forms
/// @param words    different texts with their counts, of the first [#MOST_WORDS] different ones
/// @param distinct different texts, as far as they were counted: [#MOST_WORDS] and one means more
/// @param odd      a few texts that do not fit the kind
/// @param doubt    why two readings are equally likely
/// @param evidence what numbers or times were told from
public record ColumnGuess(int place, String header, Kind kind, long texts, long empty, Map<String, Long> missing, long fitting, Optional<NumberStyle> numbers,
        Optional<TimeStyle> times,
        String pattern, Map<String, Long> words, int distinct, List<String> odd, Optional<String> doubt, String evidence) {
    /// Different texts that are counted.
    public static final int MOST_WORDS = 10_000;

    /// What a column may hold.
    public enum Kind {
        /// No text at all.
        EMPTY,
        /// Words for true and false, both of them and no others.
        TRUTH,
        NUMBER,
        /// Dates or times that are written as such; bare numbers are [#NUMBER], with `times` saying what they would be.
        TIME,
        WORDS
    }
}
