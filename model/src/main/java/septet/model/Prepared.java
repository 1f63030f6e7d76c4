package septet.model;

/// Training rows behind an encoder that was fitted on them; each part is made when it is first asked for.
final class Prepared {
    private final TrainingRows rows;
    private final Encoder encoder;
    private DesignMatrix matrix;
    private double[] means;

    Prepared(TrainingRows rows, Style style) {
        this.rows = rows;
        this.encoder = Encoder.fit(rows, style);
    }

    Encoder encoder() {
        return encoder;
    }

    synchronized DesignMatrix matrix() {
        if (matrix == null) matrix = DesignMatrix.of(rows, encoder);
        return matrix;
    }

    /// The mean of each column; not to be changed.
    synchronized double[] means() {
        if (means == null) means = matrix().means();
        return means;
    }
}
