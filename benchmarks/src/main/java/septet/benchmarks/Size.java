package septet.benchmarks;

/// How much of a figure is run.
public enum Size {
    /// What fits into `./verify`.
    SHARE,
    /// All of it; writes the file of results.
    DEEP
}
