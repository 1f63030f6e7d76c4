package septet.design;

/// Codes that this room gives to problems of a file's form.
final class Codes {
    static final String EXPRESSION = "DESIGN-EXPRESSION";
    static final String UNIT = "DESIGN-UNIT";
    static final String SYNTAX = "DESIGN-SYNTAX";

    private Codes() {}
}
