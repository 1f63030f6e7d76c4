package septet.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import septet.design.Key;

/// How a text file is written.
public record FileFormat(
        @Key(says = "What stands between two values: a character, or tab; found out where it is not said.", examples = {"tab", ";"}) Optional<String> separator,
        @Key(says = "What encloses a value: a character, or none; found out where it is not said.", examples = "none") Optional<String> quote,
        @Key(says = "Whether the first line names the columns.", byDefault = "true") boolean header,
        @Key(says = "How characters are stored.", byDefault = "utf-8", examples = "latin-1") String encoding,
        @Key(says = "Texts that mean that a value is missing; the empty one always does.", byDefault = "[]", examples = "[NA, '?']") List<String> missing) {
    /// The same for the readers.
    public Format format() {
        Optional<Character> around = quote.isEmpty() ? Format.DEFAULT.quote() : character(quote.get());
        List<String> texts = new ArrayList<>(Format.DEFAULT.missing());
        texts.addAll(missing);
        return new Format(separator.flatMap(FileFormat::character), around, header, encoding, texts);
    }

    private static Optional<Character> character(String text) {
        return switch (text) {
            case "none" -> Optional.empty();
            case "tab" -> Optional.of('\t');
            default -> Optional.of(text.charAt(0));
        };
    }
}
