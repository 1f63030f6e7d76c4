package septet.design;

/// What rules find in a design: they name a path, and the problem gets its place in the file.
public record Findings(Tree resolved, Problems problems) {
    public void error(String path, String cause, String consequence, String remedy, String code) {
        problems.error(place(path), path, cause, consequence, remedy, code);
    }

    public void warning(String path, String cause, String consequence, String remedy, String code) {
        problems.warning(place(path), path, cause, consequence, remedy, code);
    }

    /// The key at this path, or the nearest one around it that the file holds.
    public Mark place(String path) {
        for (String at = path; ; at = at.substring(0, Math.max(0, at.lastIndexOf('.')))) {
            Mark mark = resolved.place(at).orElse(Mark.DEFAULT);
            if (!mark.isDefault() || at.isEmpty()) return mark;
        }
    }
}
