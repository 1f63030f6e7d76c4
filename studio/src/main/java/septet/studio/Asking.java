package septet.studio;

import septet.loop.RunReport;

/// What kind of question a run answered, as far as a page speaks of it.
enum Asking {
    YES_OR_NO, CLASSES, NUMBERS;

    static Asking of(RunReport report) {
        return switch (report.about().task()) {
            case "multiclass classification" -> CLASSES;
            case "regression" -> NUMBERS;
            default -> YES_OR_NO;
        };
    }

    /// What a gate needs many of.
    String cases() {
        return this == YES_OR_NO ? "positives" : "rows";
    }
}
