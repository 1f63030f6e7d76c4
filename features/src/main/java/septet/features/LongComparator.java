package septet.features;

/// An order of values that are not boxed.
interface LongComparator {
    /// Negative where `a` comes before `b`.
    int compare(long a, long b);
}
