package septet.monitoring;

/// A figure of the answers whose truth has become known, with its 95% interval. Rows count as independent; where they hang together (one customer, one day), the interval is too
/// narrow, and the report of a run says by how much.
///
/// @param unit empty for shares and scores
public record LiveFigure(String metric, double value, double low, double high, String unit) {
    static final double Z = 1.959963984540054;

    /// A share with Wilson's interval.
    static LiveFigure share(String metric, long part, long whole) {
        double p = part / (double) whole;
        double size = Z * Z / whole;
        double middle = (p + size / 2) / (1 + size);
        double half = Z * Math.sqrt(p * (1 - p) / whole + size / (4 * whole)) / (1 + size);
        return new LiveFigure(metric, p, part == 0 ? 0 : Math.max(0, middle - half), part == whole ? 1 : Math.min(1, middle + half), "");
    }

    /// @param error the standard error of the value
    static LiveFigure about(String metric, double value, double error, String unit) {
        return new LiveFigure(metric, value, value - Z * error, value + Z * error, unit);
    }

    LiveFigure within(double least, double most) {
        return new LiveFigure(metric, value, Math.clamp(low, least, most), Math.clamp(high, least, most), unit);
    }
}
