package septet.design;

/// What was read: a value, and the tree of everything that is used, with the place of each.
///
/// @param resolved the design's own lines and, at [Mark#DEFAULT], the defaults of what it leaves out
public record Bound<R>(R value, Tree resolved) {
    /// The place of what stands at a path such as `framing.for each` or `serving.fallback.2`.
    public Mark mark(String path) {
        return resolved.at(path).map(Tree::mark).orElse(Mark.DEFAULT);
    }
}
