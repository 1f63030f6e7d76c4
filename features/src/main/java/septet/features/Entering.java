package septet.features;

/// The entries of one channel as a sweep needs them: by the time from which they count, of one time by their place in the log.
///
/// @param codes  of their keys
/// @param packed each of them counted, with its value
record Entering(long[] times, int[] positions, int[] codes, long[] packed, Packing packing) {
    int size() {
        return times.length;
    }
}
