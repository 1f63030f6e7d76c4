package septet.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import septet.design.Key;

/// How a text file is written.
public record FileFormat(
        @Key(says = "What stands between two values: a character, or tab, comma, semicolon, pipe; found out where it is not said.",
                examples = {"tab", "semicolon"}) Optional<Symbol> separator,
        @Key(says = "What encloses a value that holds a separator: a character, or none.", byDefault = "quote", examples = "none") Symbol quote,
        @Key(says = "Whether the first line names the columns.", byDefault = "true") boolean header,
        @Key(says = "How characters are stored.", byDefault = "UTF-8", examples = "ISO-8859-1") String encoding,
        @Key(says = "Texts that mean that a value is missing; the empty one always does.", byDefault = "[]", examples = "[NA, '?']") List<String> missing) {
    /// The same for the readers.
    public Format format() {
        List<String> texts = new ArrayList<>(Format.DEFAULT.missing());
        missing.stream().filter(text -> !texts.contains(text)).forEach(texts::add);
        return new Format(separator.flatMap(Symbol::character), quote.character(), header, encoding, texts);
    }
}
