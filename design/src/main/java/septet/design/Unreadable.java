package septet.design;

/// A line that does not follow its grammar. Never leaves this room: it becomes a [Problem].
final class Unreadable extends RuntimeException {
    private final transient Mark mark;
    private final String remedy;
    private final String code;

    Unreadable(Mark mark, String cause, String remedy, String code) {
        super(cause, null, false, false);
        this.mark = mark;
        this.remedy = remedy;
        this.code = code;
    }

    void report(String path, Problems problems) {
        problems.error(mark, path, getMessage(), "the line is not understood", remedy, code);
    }
}
