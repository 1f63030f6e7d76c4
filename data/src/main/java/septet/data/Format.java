package septet.data;

import java.util.List;
import java.util.Optional;

/// What a design says of how its files are written. What it leaves out is found out from each file.
///
/// @param separator between two values
/// @param quote     around a value that holds a separator or a line break; a symbol without a character: no quoting at all
/// @param header    whether the first line names the columns
/// @param encoding  the name of a charset
/// @param decimal   what stands before the decimals of a number
/// @param missing   the texts that mean "no value", of which the empty one always is one
public record Format(Optional<Character> separator, Optional<Symbol> quote, Optional<Boolean> header, Optional<String> encoding, Optional<DecimalMark> decimal,
        List<String> missing) {
    public static final Format DEFAULT = new Format(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), List.of(""));

    public Format {
        missing = List.copyOf(missing);
    }
}
