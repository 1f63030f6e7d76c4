package septet.data;

import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import septet.design.Expression;
import septet.design.Type;

/// What names mean where an expression stands: in a source's file, on a row, in a rule of serving.
public interface Scope {
    /// The place of a name or of a path with dots.
    Optional<Place> find(String path);

    /// All names that an expression may use here, for the nearest ones in a message.
    Set<String> names();

    /// The calendar of the row's source.
    ZoneId zone();

    /// The dictionary of the running system, which categories and keys are compared by.
    Dictionary dictionary();

    /// The place of `column('Header')`; only the columns of a file have one.
    default Optional<Place> header(String header) {
        return Optional.empty();
    }

    /// The place of `column(2)`, counted from 1; only the columns of a file have one.
    default Optional<Place> position(int position) {
        return Optional.empty();
    }

    /// Where the value of an aggregate stands that is part of the expression; empty where none may be used.
    default Optional<Place> aggregate(Expression.Aggregate aggregate) {
        return Optional.empty();
    }

    /// How a text of a file is written that is read as this type; plainly everywhere else.
    default Spelling spelling(Formula text, Type type) {
        return Spelling.PLAIN;
    }
}
