package septet.data;

/// What stands before the decimals of a number in a text file.
public enum DecimalMark {
    POINT('.'), COMMA(',');

    private final char character;

    DecimalMark(char character) {
        this.character = character;
    }

    public char character() {
        return character;
    }
}
