package septet.serving;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// A tensor as it was sent: its values in row-major order, whether they were nested or flat.
///
/// @param shape  what it says
/// @param values each a [Double], a [Boolean], a [String], or [#MISSING] for null
record Tensor(String name, String datatype, List<Long> shape, List<Object> values) {
    static final Object MISSING = new Object();
    private static final Set<String> WHOLE = Set.of("INT8", "INT16", "INT32", "INT64", "UINT8", "UINT16", "UINT32", "UINT64");
    private static final Set<String> REAL = Set.of("FP32", "FP64");
    static final Set<String> DATATYPES = Set.of("BOOL", "BYTES", "FP32", "FP64", "INT8", "INT16", "INT32", "INT64", "UINT8", "UINT16", "UINT32", "UINT64");

    /// What is wrong with it; empty where nothing is.
    List<String> faults(int most) {
        List<String> faults = new ArrayList<>();
        if (!DATATYPES.contains(datatype)) faults.add("has the datatype '" + datatype + "', and not one of " + String.join(", ", new TreeSet<>(DATATYPES)));
        long size = 1;
        for (long length : shape) {
            if (length < 0 || length > most) faults.add("has a dimension of " + length + ", and not one from 0 to " + most);
            size = Math.max(0, Math.min(size, 1L << 40)) * Math.max(0, Math.min(length, 1L << 20));
        }
        if (shape.isEmpty()) faults.add("has no shape");
        if (faults.isEmpty() && size != values.size()) faults.add("has " + values.size() + " values, its shape says " + size);
        if (faults.isEmpty()) for (Object value : values) {
            if (fits(value)) continue;
            faults.add("holds " + shown(value) + ", which is no " + datatype);
            break;
        }
        return faults;
    }

    private boolean fits(Object value) {
        if (value == MISSING) return true;
        if (REAL.contains(datatype)) return value instanceof Double;
        if (WHOLE.contains(datatype)) return value instanceof Double number && number == Math.rint(number) && (datatype.startsWith("INT") || number >= 0);
        return datatype.equals("BOOL") ? value instanceof Boolean : value instanceof String;
    }

    private static String shown(Object value) {
        String text = value instanceof String word ? "'" + word + "'" : value.toString();
        return text.length() <= 60 ? text : text.substring(0, 60) + "...";
    }

    /// The value as a number; NaN where it is missing or a text.
    double number(int place) {
        return switch (values.get(place)) {
            case Double number -> datatype.equals("FP32") ? number.floatValue() : number;
            case Boolean truth -> truth ? 1 : 0;
            default -> Double.NaN;
        };
    }

    boolean isText() {
        return datatype.equals("BYTES");
    }

    /// The value as a text; empty where it is missing.
    String text(int place) {
        return values.get(place) instanceof String text ? text : "";
    }
}
