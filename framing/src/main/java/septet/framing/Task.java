package septet.framing;

/// What kind of question the system answers.
public enum Task {
    BINARY_CLASSIFICATION, MULTICLASS_CLASSIFICATION, REGRESSION, MULTI_LABEL_CLASSIFICATION, RANKING, SEARCH, DETECTION, ANSWERING, GENERATION;

    /// As it is written in a design.
    public String text() {
        return this == MULTI_LABEL_CLASSIFICATION ? "multi-label classification" : name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }

    @Override
    public String toString() {
        return text();
    }
}
