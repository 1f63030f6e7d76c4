package septet.features;

import java.util.Optional;
import septet.data.Dictionary;
import septet.data.Formula;
import septet.design.Type;

/// What an aggregate takes from each event.
///
/// @param text  as it is written, with its condition: equal texts in one group are one channel
/// @param value empty where events are counted whatever they hold
/// @param type  of the value; of a count a number
/// @param sketch what is kept of it with a stated error
record Operand(String text, Channel.Kind kind, Optional<Formula> value, Optional<Formula> where, Type type, Channel.Sketch sketch) {
    Operand(String text, Channel.Kind kind, Optional<Formula> value, Optional<Formula> where, Type type) {
        this(text, kind, value, where, type, Channel.Sketch.NONE);
    }

    /// The same for a sketch, which stands beside the others in a channel of its own.
    Operand sketched(Channel.Sketch sketch) {
        return new Operand(text + " as " + sketch, kind, value, where, type, sketch);
    }

    /// The same with the hash of each value instead of the value.
    Operand hashed(Dictionary words) {
        return new Operand("hash of " + text, Channel.Kind.CODE, value.map(each -> new Hashed(each, words)), where, new Type.Number(), sketch);
    }

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
