package septet.evaluation;

/// One line of `serving.decide`; the first that holds decides. The last of a list is [Otherwise].
public sealed interface Branch {
    String decision();

    /// `block when score >= 0..1`: a threshold to be chosen within low..high; equal ends are a threshold that is given.
    record FromScore(String decision, double low, double high) implements Branch {
        public FromScore {
            if (!(low <= high)) throw new IllegalArgumentException(low + ".." + high);
        }
    }

    /// `review when sampled(0.1%)`: a condition without the score.
    ///
    /// @param holds for each row
    record When(String decision, boolean[] holds) implements Branch {}

    record Otherwise(String decision) implements Branch {}
}
