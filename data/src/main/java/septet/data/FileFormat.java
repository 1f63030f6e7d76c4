package septet.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import septet.design.Key;

/// How a file is written. What is not said is found out from the file, and told in the report of the run.
public record FileFormat(
        @Key(says = "What stands between two values: a character, or tab, comma, semicolon, pipe; found out where it is not said.",
                examples = {"tab", "semicolon"}) Optional<Symbol> separator,
        @Key(says = "What encloses a value that holds a separator: a character, or none; found out where it is not said.", examples = "none") Optional<Symbol> quote,
        @Key(says = "Whether the first line names the columns; found out where it is not said.", examples = "false") Optional<Boolean> header,
        @Key(says = "How characters are stored; found out where it is not said.", examples = {"ISO-8859-1", "windows-1251"}) Optional<String> encoding,
        @Key(says = "What stands before the decimals of a number; found out where it is not said.", examples = "comma") Optional<DecimalMark> decimal,
        @Key(says = "Texts that mean that a value is missing; the empty one always does. Where it is not said, usual spellings such as NA and ? are taken so in columns that are not words.",
                examples = "[NA, '?']") Optional<List<String>> missing) {
    /// The same for the readers.
    public Format format() {
        List<String> texts = new ArrayList<>(Format.DEFAULT.missing());
        missing.orElse(List.of()).stream().filter(text -> !texts.contains(text)).forEach(texts::add);
        return new Format(separator.flatMap(Symbol::character), quote, header, encoding, decimal, texts);
    }
}
