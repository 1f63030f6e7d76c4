package septet.features;

import java.util.Optional;
import septet.data.Formula;
import septet.design.Type;

/// What an aggregate takes from each event.
///
/// @param text  as it is written, with its condition: equal texts in one group are one channel
/// @param value empty where events are counted whatever they hold
/// @param type  of the value; of a count a number
record Operand(String text, Channel.Kind kind, Optional<Formula> value, Optional<Formula> where, Type type) {
    /// How values of the type are kept.
    static Channel.Kind kind(Type type) {
        return switch (type) {
            case Type.Number _ -> Channel.Kind.DOUBLE;
            case Type.Money _, Type.Bool _, Type.Duration _, Type.Time _ -> Channel.Kind.SCALED;
            case Type.Category _, Type.Key _, Type.Place _ -> Channel.Kind.CODE;
            case Type.Text _, Type.Raw _, Type.Terms _, Type.ListOf _, Type.Later _ -> Channel.Kind.COUNTED;
        };
    }
}
