package septet.design;

/// Says that something of the language is not built yet; it is never ignored.
public final class NotYet {
    private NotYet() {}

    public static void key(Mark mark, String path, Problems problems) {
        if (Built.harmless(path)) {
            problems.warning(mark, path, "this key is not built yet", "no answer changes, but what it asks for does not happen",
                    "Keep it for a later version, or remove it.", "DESIGN-NOT-YET");
        } else {
            error(mark, path, "this key", problems);
        }
    }

    /// @param what such as `the learner naive bayes`
    public static void error(Mark mark, String path, String what, Problems problems) {
        problems.error(mark, path, what + " is not built yet", "the design cannot run", "Remove it, or keep the design for a later version.", "DESIGN-NOT-YET");
    }
}
