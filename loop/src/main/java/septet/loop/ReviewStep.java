package septet.loop;

/// The seven steps in which such a system is thought through; a question's id begins with its step's letter.
public enum ReviewStep {
    REQUIREMENTS('C', "Requirements"), FRAMING('F', "Framing"), DATA('D', "Data"), MODEL('M', "Model"), EVALUATION('E', "Evaluation"), SERVING('P', "Serving"),
    MONITORING('O', "Monitoring");

    private final char letter;
    private final String title;

    ReviewStep(char letter, String title) {
        this.letter = letter;
        this.title = title;
    }

    public String title() {
        return ordinal() + 1 + " " + title;
    }

    static ReviewStep of(String id) {
        for (ReviewStep step : values()) if (step.letter == id.charAt(0)) return step;
        throw new IllegalArgumentException("no step of question " + id);
    }
}
