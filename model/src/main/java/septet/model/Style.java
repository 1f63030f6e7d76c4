package septet.model;

/// What a learner wants of an [Encoder].
enum Style {
    /// Numbers as they are, what is absent is missing: trees.
    PLAIN,
    /// Numbers standardised, missing ones marked: sums.
    STANDARDISED,
    /// Counts of terms without weights, numbers with their squares: learners that look at each class by itself.
    COUNTED
}
