package septet.data;

import java.util.List;
import java.util.Map;
import septet.design.Expression;
import septet.design.Type;

/// `place(latitude, longitude)`, `distance(place, place)`.
final class PlaceFunctions {
    private PlaceFunctions() {}

    static Map<String, Function> all() {
        return Map.of(
                "place", Function.of("place(latitude, longitude)", 2, PlaceFunctions::place),
                "distance", Function.of("distance(place, place)", 2, PlaceFunctions::distance));
    }

    /// Degrees; missing where there is no such place.
    private static Formula place(Compiler compiler, Expression.Call call, List<Formula> arguments) {
        Formula latitude = compiler.number(arguments.getFirst(), call.arguments().getFirst().mark(), "place");
        Formula longitude = compiler.number(arguments.getLast(), call.arguments().getLast().mark(), "place");
        if (Compiler.anyBroken(List.of(latitude, longitude))) return Compiler.broken();
        return Computed.of(Kinds.PLACE, row -> Places.of(Values.number(latitude.value(row)), Values.number(longitude.value(row))));
    }

    /// Kilometres on the great circle.
    private static Formula distance(Compiler compiler, Expression.Call call, List<Formula> arguments) {
        Formula from = place(compiler, call, arguments, 0);
        Formula to = place(compiler, call, arguments, 1);
        if (Compiler.anyBroken(List.of(from, to))) return Compiler.broken();
        return Computed.of(Kinds.NUMBER, row -> {
            long one = from.value(row);
            long other = to.value(row);
            return one == Values.MISSING || other == Values.MISSING ? Values.MISSING : Values.number(Places.distance(one, other));
        });
    }

    private static Formula place(Compiler compiler, Expression.Call call, List<Formula> arguments, int at) {
        Formula given = arguments.get(at);
        if (given.type() instanceof Type.Place) return given;
        if (given.type() instanceof Type.Raw) return Unified.read(given, Kinds.PLACE, compiler.scope);
        if (given instanceof Fixed fixed && fixed.type() instanceof Type.Text) {
            long place = Places.value(fixed.words());
            if (place != Typing.UNREADABLE) return Fixed.of(Kinds.PLACE, place);
        }
        return compiler.typeError(call.arguments().get(at).mark(), "distance needs a place, but this is " + Kinds.withArticle(given.type()),
                "Give a column the type place, or write place(LATITUDE, LONGITUDE) or '52.52, 13.405'.");
    }
}
