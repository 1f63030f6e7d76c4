package septet.model;

/// A convex function with two derivatives.
interface Smooth {
    int size();

    /// The value at the point; `gradient` receives the slope.
    double value(double[] point, double[] gradient);

    /// The second derivatives at the point of the last [#value], times a direction.
    void curvature(double[] direction, double[] into);

    /// The second derivatives along each axis alone, at the same point.
    void curvatures(double[] into);
}
