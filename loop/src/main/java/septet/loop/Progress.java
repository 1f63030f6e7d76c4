package septet.loop;

/// Hears how far the work is.
public interface Progress {
    /// One sentence, at the beginning of a step or at a milestone within it.
    void say(String text);
}
