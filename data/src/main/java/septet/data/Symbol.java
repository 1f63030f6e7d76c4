package septet.data;

import java.util.Optional;
import septet.design.Mark;
import septet.design.Phrase;

/// One character of a text file, or none: written itself, or as tab, comma, semicolon, colon, pipe, blank, quote, none.
public record Symbol(Optional<Character> character) {
    public static Symbol read(Mark mark, String text) {
        return switch (text) {
            case "none" -> new Symbol(Optional.empty());
            case "tab" -> of('\t');
            case "comma" -> of(',');
            case "semicolon" -> of(';');
            case "colon" -> of(':');
            case "pipe" -> of('|');
            case "blank" -> of(' ');
            case "quote" -> of('"');
            default -> {
                if (text.length() != 1) throw Phrase.wrong(mark, "expected one character", "Write it itself, or tab, comma, semicolon, colon, pipe, blank, quote, none.");
                yield of(text.charAt(0));
            }
        };
    }

    private static Symbol of(char character) {
        return new Symbol(Optional.of(character));
    }
}
