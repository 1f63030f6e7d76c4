package septet.data;

import java.util.List;
import java.util.Optional;

/// How a text file is written, and how missing values are spelled in a file of any kind.
///
/// @param separator between two values; empty: found out from the first lines
/// @param quote     around a value that holds a separator or a line break; empty: no quoting at all
/// @param header    whether the first line names the columns
/// @param encoding  the name of a charset
/// @param missing   the texts that mean "no value", in the place of the default (the empty text)
public record Format(Optional<Character> separator, Optional<Character> quote, boolean header, String encoding, List<String> missing) {
    public static final Format DEFAULT = new Format(Optional.empty(), Optional.of('"'), true, "UTF-8", List.of(""));

    public Format {
        missing = List.copyOf(missing);
    }
}
