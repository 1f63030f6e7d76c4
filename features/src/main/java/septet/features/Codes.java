package septet.features;

/// The codes of this room's problems.
final class Codes {
    static final String NAME_TAKEN = "FEATURES-NAME-TAKEN";
    static final String CYCLE = "FEATURES-CYCLE";
    static final String FAMILY = "FEATURES-FAMILY";
    static final String NOT_KNOWN = "FEATURES-NOT-KNOWN";
    static final String NEVER_KNOWN = "FEATURES-NEVER-KNOWN";
    static final String KNOWN_TOO_EARLY = "FEATURES-KNOWN-TOO-EARLY";
    static final String WINDOW = "FEATURES-WINDOW";
    static final String NO_TIME = "FEATURES-NO-TIME";
    static final String TYPE = "FEATURES-TYPE";
    static final String ARGUMENTS = "FEATURES-ARGUMENTS";
    static final String MISPLACED = "FEATURES-MISPLACED";
    static final String UNKNOWN_NAME = "FEATURES-UNKNOWN-NAME";
    static final String UNKNOWN_FUNCTION = "FEATURES-UNKNOWN-FUNCTION";
    static final String CORRECTED = "FEATURES-CORRECTED";
    static final String NOT_YET = "DESIGN-NOT-YET";

    private Codes() {}
}
