package septet.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How a file is written, as a design says or as it was found out.
///
/// @param kind      such as `CSV`, `JSON Lines`, `ARFF`, `Parquet`
/// @param encoding  the name of the charset; empty where the kind of file has none
/// @param separator between two values
/// @param quote     around a value
/// @param header    the line that names the columns, from 1; 0 where none does
/// @param evidence  what it was found out from, a clause each
public record FileShape(String kind, String encoding, Optional<Character> separator, Optional<Character> quote, long header, List<String> evidence) {
    /// The kind of what is no file.
    static final String GENERATED = "generated";

    public FileShape {
        evidence = List.copyOf(evidence);
    }

    /// Of a kind of file that needs no finding out.
    public static FileShape typed(String kind, String... evidence) {
        return new FileShape(kind, "", Optional.empty(), Optional.empty(), 0, List.of(evidence));
    }

    /// `semicolon, windows-1252, header in line 1`.
    public String told() {
        List<String> parts = new ArrayList<>();
        if (encoding.isEmpty()) {
            parts.add(kind);
        } else {
            parts.add(separator.map(FileShape::name).orElse(kind.equals("CSV") ? "one column" : kind));
            parts.add(encoding);
            if (kind.equals("CSV")) {
                quote.filter(character -> character != '"').ifPresent(character -> parts.add("quotes " + character));
                if (quote.isEmpty()) parts.add("no quotes");
                parts.add(header > 0 ? "header in line " + header : "no header");
            }
        }
        parts.addAll(evidence);
        return String.join(", ", parts);
    }

    /// The word that a design has for a character.
    public static String name(char character) {
        return switch (character) {
            case '\t' -> "tab";
            case ',' -> "comma";
            case ';' -> "semicolon";
            case ':' -> "colon";
            case '|' -> "pipe";
            case ' ' -> "blank";
            default -> character < ' ' ? "U+%04X".formatted((int) character) : "'" + character + "'";
        };
    }
}
