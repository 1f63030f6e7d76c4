package septet.features;

import septet.data.Values;

/// The entries of one channel as a sweep needs them: by the time from which they count, of one time by their place in the log.
///
/// @param times  may be longer, as the other columns
/// @param codes  of their keys
/// @param values of the channel; one that lacks changes nothing
/// @param summed all bits where values count with their sum, none where they are only counted
record Entering(int size, long[] times, int[] positions, int[] codes, long[] values, long summed, Packing packing) {
    /// An entry counted, with its value.
    long packed(int entry) {
        return packed(values[entry], packing.one(0), summed);
    }

    /// @param one an entry that is counted
    static long packed(long value, long one, long summed) {
        return value == Values.MISSING ? 0 : one + (value & summed);
    }
}
